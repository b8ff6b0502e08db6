package io.tierwall.store.sqlite;

import io.tierwall.store.DriftStore;
import io.tierwall.store.DriftStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDriftStoreTest extends DriftStoreContract {

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
    protected DriftStore store() {
        return database.now().drift();
    }

    @Override
    protected DriftStore reopened() {
        return database.reopened().drift();
    }
}
