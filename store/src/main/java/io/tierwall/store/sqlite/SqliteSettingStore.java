package io.tierwall.store.sqlite;

import io.tierwall.store.SettingStore;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps settings in {@code setting}. */
final class SqliteSettingStore implements SettingStore {

    private final SqliteDatabase database;

    SqliteSettingStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<String> find(String path) {
        return database.query(handle -> handle.createQuery("SELECT body FROM setting WHERE path = :path")
                .bind("path", path)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public SortedMap<String, String> list(String prefix) {
        return database.query(handle -> {
            TreeMap<String, String> found = new TreeMap<>();
            handle.createQuery("SELECT path, body FROM setting WHERE substr(path, 1, length(:prefix)) = :prefix")
                    .bind("prefix", prefix)
                    .mapToMap(String.class)
                    .forEach(row -> found.put(row.get("path"), row.get("body")));
            return found;
        });
    }

    @Override
    public void put(String path, String body) {
        database.query(handle -> handle.execute(
                "INSERT INTO setting (path, body) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET body = excluded.body",
                path,
                body));
    }

    @Override
    public void remove(String path) {
        database.query(handle -> handle.execute("DELETE FROM setting WHERE path = ?", path));
    }
}
