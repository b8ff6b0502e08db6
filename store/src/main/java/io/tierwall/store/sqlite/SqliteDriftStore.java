package io.tierwall.store.sqlite;

import io.tierwall.store.DriftStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps records of drift in {@code drift}. */
final class SqliteDriftStore implements DriftStore {

    private final SqliteDatabase database;

    SqliteDriftStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public List<Entry> list(Filter filter) {
        return database.query(handle -> handle.createQuery(
                        "SELECT id, cluster, path, active, last_seen, body FROM drift"
                                + " WHERE (:cluster IS NULL OR cluster = :cluster)"
                                + " AND (:path IS NULL OR path = :path)"
                                + " AND (active OR NOT :activeOnly)"
                                + " ORDER BY last_seen DESC, id DESC")
                .bind("cluster", filter.cluster().orElse(null))
                .bind("path", filter.path().orElse(null))
                .bind("activeOnly", filter.activeOnly())
                .map((row, _) -> new Entry(
                        row.getLong("id"),
                        row.getString("cluster"),
                        row.getString("path"),
                        row.getBoolean("active"),
                        Instant.ofEpochMilli(row.getLong("last_seen")),
                        row.getString("body")))
                .list());
    }

    @Override
    public void save(Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.change(handle -> {
            PreparedBatch rows = handle.prepareBatch("INSERT INTO drift (id, cluster, path, active, last_seen, body)"
                    + " VALUES (:id, :cluster, :path, :active, :lastSeen, :body) ON CONFLICT (id) DO UPDATE SET"
                    + " cluster = excluded.cluster, path = excluded.path, active = excluded.active,"
                    + " last_seen = excluded.last_seen, body = excluded.body");
            for (Entry entry : entries) {
                rows.bind("id", entry.id())
                        .bind("cluster", entry.cluster())
                        .bind("path", entry.path())
                        .bind("active", entry.active())
                        .bind("lastSeen", entry.lastSeen().toEpochMilli())
                        .bind("body", entry.body())
                        .add();
            }
            rows.execute();
            handle.execute(
                    "DELETE FROM drift WHERE id IN"
                            + " (SELECT id FROM drift ORDER BY last_seen DESC, id DESC LIMIT -1 OFFSET ?)",
                    MOST);
        });
    }

    @Override
    public void forget(Instant before) {
        database.query(handle ->
                handle.execute("DELETE FROM drift WHERE NOT active AND last_seen < ?", before.toEpochMilli()));
    }
}
