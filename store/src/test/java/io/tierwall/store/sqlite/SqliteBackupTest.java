package io.tierwall.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.store.DocumentChange;
import io.tierwall.store.Revision;
import io.tierwall.store.SecretCipher;
import io.tierwall.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the database is whole, of one moment, and known for what it is. */
final class SqliteBackupTest {

    @TempDir
    private Path directory;

    private DatabaseInDirectory database;
    private Path copy;

    @BeforeEach
    void aDatabaseInUse() throws IOException {
        database = new DatabaseInDirectory(directory);
        copy = Files.createDirectory(directory.resolve("copies")).resolve(DatabaseInDirectory.FILE);
        publish(1, "first");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void publish(long revision, String body) {
        database.now()
                .documents()
                .append(new Revision(revision, "ann", Instant.EPOCH, List.of(new DocumentChange.Put("/a", body))));
    }

    @Test
    void aCopyHoldsWhatWasPublishedWhenItWasMade() throws IOException {
        SqliteBackup.write(file(), copy);
        publish(2, "second");

        assertThat(SqliteBackup.check(copy)).isEqualTo(1);
        try (SqliteDatabase copied = SqliteDatabase.open(copy, key("secret.key"))) {
            assertThat(copied.documents().latest().documents()).isEqualTo(Map.of("/a", "first"));
        }
        assertThat(database.now().documents().latest().documents()).isEqualTo(Map.of("/a", "second"));
    }

    @Test
    void nothingIsWrittenOverAFileThatIsThere() throws IOException {
        Files.writeString(copy, "somebody's");

        assertThatThrownBy(() -> SqliteBackup.write(file(), copy)).isInstanceOf(StoreException.Unavailable.class);
        assertThat(copy).hasContent("somebody's");
    }

    @Test
    void aDamagedCopyIsNoticed() throws IOException {
        for (int revision = 2; revision < 200; revision++) {
            publish(revision, "x".repeat(500));
        }
        SqliteBackup.write(file(), copy);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[8_192]), channel.size() / 2);
        }

        assertThatThrownBy(() -> SqliteBackup.check(copy))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void somethingElseIsNoCopy() throws IOException {
        Files.writeString(copy, "no database at all, but long enough for a header of one hundred bytes".repeat(20));
        assertThatThrownBy(() -> SqliteBackup.check(copy)).isInstanceOf(StoreException.Unavailable.class);

        Path other = copy.resolveSibling("other.db");
        Jdbi.create("jdbc:sqlite:" + other).useHandle(handle -> handle.execute("CREATE TABLE revision (number)"));
        assertThatThrownBy(() -> SqliteBackup.check(other))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageContaining("this or an earlier version");
    }

    @Test
    void aCopyOfALaterVersionIsRefusedAndSoIsStartingWithIt() throws IOException {
        SqliteBackup.write(file(), copy);
        Jdbi.create("jdbc:sqlite:" + copy)
                .useHandle(handle -> handle.execute(
                        "INSERT INTO flyway_schema_history SELECT 999, '999', 'later', type, 'V999__later.sql', 1,"
                                + " installed_by, installed_on, 1, 1 FROM flyway_schema_history LIMIT 1"));

        assertThatThrownBy(() -> SqliteBackup.check(copy)).hasMessageContaining("earlier version");
        SecretCipher cipher = key("secret.key");
        assertThatThrownBy(() -> SqliteDatabase.open(copy, cipher)).isInstanceOf(StoreException.Unavailable.class);
    }

    @Test
    void whetherAKeyOpensTheSecretsIsKnownBefore() throws IOException {
        database.now().secrets().put("alpha", "kubeconfig".getBytes(StandardCharsets.UTF_8));
        SqliteBackup.write(file(), copy);

        assertThat(SqliteBackup.isOpenedBy(key("secret.key"), copy)).isTrue();
        assertThat(SqliteBackup.isOpenedBy(key("other.key"), copy)).isFalse();
    }

    private Path file() {
        return directory.resolve(DatabaseInDirectory.FILE);
    }

    private SecretCipher key(String name) throws IOException {
        return SecretCipher.withKeyIn(directory.resolve(name), new SecureRandom());
    }
}
