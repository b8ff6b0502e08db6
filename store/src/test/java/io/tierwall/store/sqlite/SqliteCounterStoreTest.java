package io.tierwall.store.sqlite;

import io.tierwall.store.CounterStore;
import io.tierwall.store.CounterStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteCounterStoreTest extends CounterStoreContract {

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
    protected CounterStore store() {
        return database.counters();
    }

    @Override
    protected CounterStore reopened() {
        try {
            database.close();
            database = SqliteDocumentStoreTest.open(directory);
            return database.counters();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
