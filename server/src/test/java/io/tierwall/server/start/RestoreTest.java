package io.tierwall.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.server.start.Restore.Restored;
import io.tierwall.server.testing.TestClock;
import io.tierwall.store.DocumentChange;
import io.tierwall.store.Revision;
import io.tierwall.store.SecretCipher;
import io.tierwall.store.sqlite.SqliteBackup;
import io.tierwall.store.sqlite.SqliteDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup takes the place of the database, or nothing changes. */
final class RestoreTest {

    @TempDir
    Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init") // Before each test.
    private DataDirectory data;

    @BeforeEach
    void aDatabaseAndABackupOfItsFirstRevision() throws IOException {
        data = DataDirectory.open(directory.resolve("data"));
        try (SqliteDatabase database = database(data.database())) {
            database.secrets().put("alpha", "kubeconfig".getBytes(StandardCharsets.UTF_8));
            publish(database, 1, "first");
            SqliteBackup.write(data.database(), backup());
            publish(database, 2, "second");
        }
    }

    @AfterEach
    void close() throws IOException {
        data.close();
    }

    private Path backup() {
        return directory.resolve("backup.db");
    }

    private SqliteDatabase database(Path file) throws IOException {
        return SqliteDatabase.open(file, SecretCipher.withKeyIn(data.secretKey(), new SecureRandom()));
    }

    private static void publish(SqliteDatabase database, long revision, String body) {
        database.documents()
                .append(new Revision(revision, "ann", Instant.EPOCH, List.of(new DocumentChange.Put("/a", body))));
    }

    private Map<String, String> documents(Path file) throws IOException {
        try (SqliteDatabase database = database(file)) {
            return database.documents().latest().documents();
        }
    }

    private Restored restore() {
        return new Restore(data, new TestClock()).from(backup());
    }

    @Test
    void whatTheBackupHoldsIsThereAndWhatWasThereIsKept() throws IOException {
        Restored restored = restore();

        assertThat(restored.revision()).isEqualTo(1);
        assertThat(documents(data.database())).isEqualTo(Map.of("/a", "first"));
        assertThat(documents(restored.before().orElseThrow())).isEqualTo(Map.of("/a", "second"));
    }

    @Test
    void intoAnEmptyDirectoryItGoesWithTheKeyThatBelongsToIt() throws IOException {
        Path key = data.secretKey();
        data.close();
        data = DataDirectory.open(directory.resolve("fresh"));
        assertThatThrownBy(this::restore).isInstanceOf(StartException.class).hasMessageContaining("secret.key");
        assertThat(data.database()).doesNotExist();
        assertThat(data.secretKey()).doesNotExist();

        Files.copy(key, data.secretKey());

        assertThat(restore().before()).isEmpty();
        assertThat(documents(data.database())).isEqualTo(Map.of("/a", "first"));
    }

    @Test
    void withAnotherKeyNothingChanges() throws IOException {
        Path right = directory.resolve("right.key");
        Files.move(data.secretKey(), right);
        SecretCipher.withKeyIn(data.secretKey(), new SecureRandom());

        assertThatThrownBy(this::restore).isInstanceOf(StartException.class).hasMessageContaining("another key");

        Files.delete(data.secretKey());
        Files.move(right, data.secretKey());
        assertThat(documents(data.database())).isEqualTo(Map.of("/a", "second"));
    }

    @Test
    void whatIsNoBackupChangesNothing() throws IOException {
        Files.writeString(backup(), "something else");
        assertThatThrownBy(this::restore).isInstanceOf(StartException.class).hasMessageContaining("cannot be used");
        Files.delete(backup());
        assertThatThrownBy(this::restore).isInstanceOf(StartException.class).hasMessageContaining("there is no file");

        assertThat(documents(data.database())).isEqualTo(Map.of("/a", "second"));
    }

    @Test
    void aDamagedDatabaseIsReplacedToo() throws IOException {
        Files.writeString(data.database(), "damaged".repeat(1_000));

        Restored restored = restore();

        assertThat(documents(data.database())).isEqualTo(Map.of("/a", "first"));
        assertThat(restored.before().orElseThrow()).hasContent("damaged".repeat(1_000));
    }
}
