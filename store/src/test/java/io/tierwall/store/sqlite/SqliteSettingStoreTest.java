package io.tierwall.store.sqlite;

import io.tierwall.store.SettingStore;
import io.tierwall.store.SettingStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteSettingStoreTest extends SettingStoreContract {

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
    protected SettingStore store() {
        return database.now().settings();
    }

    @Override
    protected SettingStore reopened() {
        return database.reopened().settings();
    }
}
