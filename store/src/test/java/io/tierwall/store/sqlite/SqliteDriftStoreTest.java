package io.tierwall.store.sqlite;

import io.tierwall.store.DriftStore;
import io.tierwall.store.DriftStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDriftStoreTest extends DriftStoreContract {

    @TempDir
    private Path directory;

    private SqliteDatabase database;

    @BeforeEach
    void open() throws IOException {
        database = SqliteDocumentStoreTest.open(directory);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected DriftStore store() {
        return database.drift();
    }

    @Override
    protected DriftStore reopened() {
        try {
            database.close();
            database = SqliteDocumentStoreTest.open(directory);
            return database.drift();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
