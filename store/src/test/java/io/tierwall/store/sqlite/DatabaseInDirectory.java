package io.tierwall.store.sqlite;

import io.tierwall.store.SecretCipher;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A database that ends and begins again, as its process does. */
final class DatabaseInDirectory implements AutoCloseable {

    static final String FILE = "tierwall.db";

    private final Path directory;
    private SqliteDatabase database;

    DatabaseInDirectory(Path directory) {
        this.directory = directory;
        this.database = open(directory);
    }

    static SqliteDatabase open(Path directory) {
        try {
            return SqliteDatabase.open(
                    directory.resolve(FILE),
                    SecretCipher.withKeyIn(directory.resolve("secret.key"), new SecureRandom()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    SqliteDatabase now() {
        return database;
    }

    SqliteDatabase reopened() {
        database.close();
        database = open(directory);
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
