package io.tierwall.store.sqlite;

import io.tierwall.store.PublishTimeStore;
import io.tierwall.store.PublishTimeStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqlitePublishTimeStoreTest extends PublishTimeStoreContract {

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
    protected PublishTimeStore store() {
        return database.now().publishTimes();
    }

    @Override
    protected PublishTimeStore reopened() {
        return database.reopened().publishTimes();
    }
}
