package io.tierwall.store.sqlite;

import io.tierwall.store.AuditStore;
import io.tierwall.store.CounterStore;
import io.tierwall.store.DocumentStore;
import io.tierwall.store.DriftStore;
import io.tierwall.store.PublishTimeStore;
import io.tierwall.store.SecretCipher;
import io.tierwall.store.SecretStore;
import io.tierwall.store.SettingStore;
import io.tierwall.store.StoreException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** One file with everything. One connection serves all, one after the other: SQLite has one writer anyway. */
public final class SqliteDatabase implements AutoCloseable {

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final Handle handle;
    private final SecretCipher cipher;

    private SqliteDatabase(Handle handle, SecretCipher cipher) {
        this.handle = handle;
        this.cipher = cipher;
    }

    /**
     * Opens the file, makes it when there is none, and brings its schema up to date.
     *
     * @throws StoreException.Unavailable when that fails, such as for a file of a later version
     */
    public static SqliteDatabase open(Path file, SecretCipher cipher) {
        SQLiteDataSource source = new SQLiteDataSource(config());
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        try {
            Schema.of(source).load().migrate();
            return new SqliteDatabase(Jdbi.create(source).open(), cipher);
        } catch (FlywayException | JdbiException e) {
            throw new StoreException.Unavailable("cannot open " + file + ": " + e.getMessage(), e);
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.enforceForeignKeys(true);
        return config;
    }

    public DocumentStore documents() {
        return new SqliteDocumentStore(this);
    }

    public SecretStore secrets() {
        return new SqliteSecretStore(this, cipher);
    }

    public SettingStore settings() {
        return new SqliteSettingStore(this);
    }

    public CounterStore counters() {
        return new SqliteCounterStore(this);
    }

    public DriftStore drift() {
        return new SqliteDriftStore(this);
    }

    public AuditStore audit() {
        return new SqliteAuditStore(this);
    }

    public PublishTimeStore publishTimes() {
        return new SqlitePublishTimeStore(this);
    }

    /** Reads, or makes one statement's worth of change. */
    synchronized <R> R query(Function<Handle, R> work) {
        try {
            return work.apply(handle);
        } catch (JdbiException e) {
            throw unavailable(e);
        }
    }

    /** Makes several changes, all or none. */
    synchronized void change(Consumer<Handle> work) {
        try {
            handle.begin();
            work.accept(handle);
        } catch (RuntimeException e) {
            rollback(e);
            throw e instanceof JdbiException failure ? unavailable(failure) : e;
        }
        try {
            handle.commit();
        } catch (JdbiException e) {
            rollback(e);
            throw new StoreException.OutcomeUnknown("the database did not confirm a commit: " + e.getMessage(), e);
        }
    }

    private void rollback(RuntimeException reason) {
        try {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
        } catch (JdbiException e) {
            reason.addSuppressed(e);
        }
    }

    private static StoreException unavailable(JdbiException e) {
        return new StoreException.Unavailable("the database failed: " + e.getMessage(), e);
    }

    @Override
    public synchronized void close() {
        handle.close();
    }
}
