package io.tierwall.store.sqlite;

import io.tierwall.store.PublishTimeStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps the times of publishes in {@code publish_time}. */
final class SqlitePublishTimeStore implements PublishTimeStore {

    private final SqliteDatabase database;

    SqlitePublishTimeStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public List<Entry> list() {
        return database.query(handle -> handle.createQuery(
                        "SELECT cluster, revision, accepted, realized FROM publish_time ORDER BY cluster, revision")
                .map((row, _) -> new Entry(
                        row.getString("cluster"),
                        row.getLong("revision"),
                        Instant.ofEpochMilli(row.getLong("accepted")),
                        Instant.ofEpochMilli(row.getLong("realized"))))
                .list());
    }

    @Override
    public void save(String cluster, Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.change(handle -> {
            PreparedBatch rows = handle.prepareBatch("INSERT INTO publish_time (cluster, revision, accepted, realized)"
                    + " VALUES (:cluster, :revision, :accepted, :realized) ON CONFLICT DO NOTHING");
            for (Entry entry : entries) {
                rows.bind("cluster", cluster)
                        .bind("revision", entry.revision())
                        .bind("accepted", entry.accepted().toEpochMilli())
                        .bind("realized", entry.realized().toEpochMilli())
                        .add();
            }
            rows.execute();
            handle.execute(
                    "DELETE FROM publish_time WHERE cluster = ? AND revision NOT IN"
                            + " (SELECT revision FROM publish_time WHERE cluster = ? ORDER BY revision DESC LIMIT ?)",
                    cluster,
                    cluster,
                    KEPT);
        });
    }

    @Override
    public void forget(String cluster) {
        database.query(handle -> handle.execute("DELETE FROM publish_time WHERE cluster = ?", cluster));
    }
}
