package io.tierwall.store.sqlite;

import io.tierwall.store.PublishTimeStore;
import io.tierwall.store.PublishTimeStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqlitePublishTimeStoreTest extends PublishTimeStoreContract {

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
    protected PublishTimeStore store() {
        return database.publishTimes();
    }

    @Override
    protected PublishTimeStore reopened() {
        try {
            database.close();
            database = SqliteDocumentStoreTest.open(directory);
            return database.publishTimes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
