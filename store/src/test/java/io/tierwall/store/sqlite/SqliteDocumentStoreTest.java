package io.tierwall.store.sqlite;

import io.tierwall.store.DocumentStore;
import io.tierwall.store.DocumentStoreContract;
import io.tierwall.store.SecretCipher;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDocumentStoreTest extends DocumentStoreContract {

    @TempDir
    private Path directory;

    private SqliteDatabase database;

    @BeforeEach
    void open() throws IOException {
        database = open(directory);
    }

    static SqliteDatabase open(Path directory) throws IOException {
        return SqliteDatabase.open(
                directory.resolve("tierwall.db"),
                SecretCipher.withKeyIn(directory.resolve("secret.key"), new SecureRandom()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected DocumentStore store() {
        return database.documents();
    }

    @Override
    protected DocumentStore reopened() {
        try {
            database.close();
            database = open(directory);
            return database.documents();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
