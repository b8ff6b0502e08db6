package io.tierwall.store.sqlite;

import io.tierwall.store.DocumentChange;
import io.tierwall.store.SettingStore;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

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
        database.query(handle -> put(handle, path, body));
    }

    @Override
    public void remove(String path) {
        database.query(handle -> remove(handle, path));
    }

    @Override
    public void change(List<DocumentChange> changes) {
        database.change(handle -> changes.forEach(change -> {
            switch (change) {
                case DocumentChange.Put(String path, String body) -> put(handle, path, body);
                case DocumentChange.Remove(String path) -> remove(handle, path);
            }
        }));
    }

    private static int put(Handle handle, String path, String body) {
        return handle.execute(
                "INSERT INTO setting (path, body) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET body = excluded.body",
                path,
                body);
    }

    private static int remove(Handle handle, String path) {
        return handle.execute("DELETE FROM setting WHERE path = ?", path);
    }
}
