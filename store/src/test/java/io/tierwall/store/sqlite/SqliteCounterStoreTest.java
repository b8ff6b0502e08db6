package io.tierwall.store.sqlite;

import io.tierwall.store.CounterStore;
import io.tierwall.store.CounterStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteCounterStoreTest extends CounterStoreContract {

    @TempDir
    private Path directory;

    private DatabaseInDirectory database;

    @BeforeEach
    void open() {
        database = new DatabaseInDirectory(directory);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected CounterStore store() {
        return database.now().counters();
    }

    @Override
    protected CounterStore reopened() {
        return database.reopened().counters();
    }
}
