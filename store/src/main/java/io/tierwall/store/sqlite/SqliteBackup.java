package io.tierwall.store.sqlite;

import io.tierwall.store.SecretCipher;
import io.tierwall.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Whole copies of a database in use. Each call has a connection of its own, so that publishing goes on meanwhile; it
 * takes as long as the file is large. Any thread.
 */
public final class SqliteBackup {

    private static final String WHOLE = "ok";

    private SqliteBackup() {}

    /**
     * Copies what is committed now, and nothing that is committed later. The copy is on the disk when this returns.
     *
     * @param copy a file that is not there yet
     * @throws StoreException.Unavailable when it cannot be written, such as on a full disk; what is there of it then is
     *     of no use
     */
    public static void write(Path database, Path copy) {
        read(database, handle -> handle.execute("VACUUM INTO ?", copy.toString()));
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new StoreException.Unavailable(copy + " cannot be brought to the disk: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a copy from end to end.
     *
     * @return the number of its latest revision; 0 when nothing was ever published
     * @throws StoreException.Unavailable when it is damaged, is no database of Tierwall's, or one of a later version
     */
    public static long check(Path copy) {
        String found = read(
                copy,
                handle -> handle.createQuery("PRAGMA integrity_check(1)")
                        .mapTo(String.class)
                        .first());
        if (!found.equals(WHOLE)) {
            throw new StoreException.Unavailable(copy + " is damaged: " + found);
        }
        if (!isOurs(copy)) {
            throw new StoreException.Unavailable(copy + " is no database of this or an earlier version of Tierwall");
        }
        return read(
                copy,
                handle -> handle.createQuery("SELECT coalesce(max(number), 0) FROM revision")
                        .mapTo(Long.class)
                        .one());
    }

    private static boolean isOurs(Path copy) {
        try {
            Flyway schema =
                    Schema.of(source(copy)).ignoreMigrationPatterns("*:pending").load();
            schema.validate();
            return schema.info().current() != null;
        } catch (FlywayException ofALaterVersion) {
            return false;
        }
    }

    /** Whether the secrets in a copy can be read with this key; so they can where there are none. */
    public static boolean isOpenedBy(SecretCipher cipher, Path copy) {
        return read(
                copy,
                handle -> handle
                        .createQuery("SELECT name, encrypted FROM secret")
                        .map((row, context) -> opens(cipher, row.getString("name"), row.getBytes("encrypted")))
                        .stream()
                        .allMatch(Boolean::booleanValue));
    }

    /** Whether there are secrets in a copy. */
    public static boolean holdsSecrets(Path copy) {
        return read(
                copy,
                handle -> handle.createQuery("SELECT EXISTS (SELECT 1 FROM secret)")
                        .mapTo(Boolean.class)
                        .one());
    }

    /**
     * Brings what SQLite keeps beside a database into it, when nobody uses it: then its file is all of it.
     *
     * @throws StoreException.Unavailable when the database is too damaged for that
     */
    public static void settle(Path database) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(url(database));
        with(
                source,
                database,
                handle -> handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
                        .mapToMap()
                        .list());
    }

    private static boolean opens(SecretCipher cipher, String name, byte[] encrypted) {
        try {
            cipher.decrypt(name, encrypted);
            return true;
        } catch (GeneralSecurityException otherKey) {
            return false;
        }
    }

    private static <R> R read(Path file, Function<Handle, R> work) {
        return with(source(file), file, work);
    }

    private static <R> R with(DataSource source, Path file, Function<Handle, R> work) {
        try (Handle handle = Jdbi.create(source).open()) {
            return work.apply(handle);
        } catch (JdbiException e) {
            throw new StoreException.Unavailable(file + " cannot be read or copied: " + e.getMessage(), e);
        }
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url(file));
        return source;
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file.toAbsolutePath();
    }
}
