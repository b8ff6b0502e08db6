package io.tierwall.store.sqlite;

import io.tierwall.store.AuditStore;
import io.tierwall.store.AuditStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAuditStoreTest extends AuditStoreContract {

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
    protected AuditStore store() {
        return database.now().audit();
    }

    @Override
    protected AuditStore reopened() {
        return database.reopened().audit();
    }
}
