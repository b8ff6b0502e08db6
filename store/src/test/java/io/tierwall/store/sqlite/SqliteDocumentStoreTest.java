package io.tierwall.store.sqlite;

import io.tierwall.store.DocumentStore;
import io.tierwall.store.DocumentStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDocumentStoreTest extends DocumentStoreContract {

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
    protected DocumentStore store() {
        return database.now().documents();
    }

    @Override
    protected DocumentStore reopened() {
        return database.reopened().documents();
    }
}
