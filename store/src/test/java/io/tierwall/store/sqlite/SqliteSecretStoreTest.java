package io.tierwall.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.store.SecretStore;
import io.tierwall.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteSecretStoreTest {

    private static final byte[] SECRET = "the token of cluster alpha".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @Test
    void secretsOutliveTheProcessAndAreForgottenOnRemoval() throws IOException {
        try (SqliteDatabase database = DatabaseInDirectory.open(directory)) {
            database.secrets().put("alpha", "older".getBytes(StandardCharsets.UTF_8));
            database.secrets().put("alpha", SECRET);
        }
        try (SqliteDatabase database = DatabaseInDirectory.open(directory)) {
            SecretStore secrets = database.secrets();
            assertThat(secrets.find("alpha")).hasValue(SECRET);
            assertThat(secrets.find("beta")).isEmpty();
            secrets.remove("alpha");
            assertThat(secrets.find("alpha")).isEmpty();
        }
    }

    @Test
    void noFileHoldsASecretInClearAndTheKeyIsTheOwnersOnly() throws IOException {
        try (SqliteDatabase database = DatabaseInDirectory.open(directory)) {
            database.secrets().put("alpha", SECRET);
        }
        try (var files = Files.list(directory)) {
            assertThat(files.toList())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain("the token of"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherKeyIsSaidToBeTheReason() throws IOException {
        try (SqliteDatabase database = DatabaseInDirectory.open(directory)) {
            database.secrets().put("alpha", SECRET);
        }
        Files.delete(directory.resolve("secret.key"));
        try (SqliteDatabase database = DatabaseInDirectory.open(directory)) {
            assertThatThrownBy(() -> database.secrets().find("alpha"))
                    .isInstanceOf(StoreException.Unavailable.class)
                    .hasMessageContaining("secret.key");
        }
    }
}
