package io.tierwall.store.sqlite;

import io.tierwall.store.AuditStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Keeps who did what in {@code audit}. */
final class SqliteAuditStore implements AuditStore {

    private static final String WANTED = " FROM audit WHERE (:user IS NULL OR user = :user)"
            + " AND (:path IS NULL OR substr(path, 1, length(:path)) = :path)"
            + " AND (:since IS NULL OR time >= :since) AND (:until IS NULL OR time < :until)"
            + " AND (NOT :failed OR status IS NULL OR status >= 400)";

    private final SqliteDatabase database;

    SqliteAuditStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public long lastId() {
        return database.query(handle -> handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM audit")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void append(Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.change(handle -> {
            insert(handle, entries);
            // Counting takes longer than inserting, so it is not done each time.
            long first = entries.stream().mapToLong(Entry::id).min().orElseThrow();
            long last = entries.stream().mapToLong(Entry::id).max().orElseThrow();
            if (last / SLACK > (first - 1) / SLACK) {
                trim(handle, true, MOST);
                trim(handle, false, MOST_OF_STRANGERS);
            }
        });
    }

    private static void insert(Handle handle, Collection<Entry> entries) {
        PreparedBatch rows = handle.prepareBatch(
                "INSERT INTO audit (id, time, user, known, address, method, path, parameters, request, status, revision)"
                        + " VALUES (:id, :time, :user, :known, :address, :method, :path, :parameters, :request,"
                        + " :status, :revision) ON CONFLICT (id) DO NOTHING");
        for (Entry entry : entries) {
            rows.bind("id", entry.id())
                    .bind("time", entry.time().toEpochMilli())
                    .bind("user", entry.user())
                    .bind("known", entry.known())
                    .bind("address", entry.address())
                    .bind("method", entry.method())
                    .bind("path", entry.path())
                    .bind("parameters", entry.parameters())
                    .bind("request", entry.request())
                    .bind("status", nullable(entry.status()))
                    .bind("revision", nullable(entry.revision()))
                    .add();
        }
        rows.execute();
    }

    private static void trim(Handle handle, boolean known, int most) {
        handle.createUpdate("DELETE FROM audit WHERE known = :known AND id <="
                        + " (SELECT id FROM audit WHERE known = :known ORDER BY id DESC LIMIT 1 OFFSET :most)")
                .bind("known", known)
                .bind("most", most)
                .execute();
    }

    @Override
    public void settle(Collection<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        database.change(handle -> {
            PreparedBatch rows = handle.prepareBatch("UPDATE audit SET status = COALESCE(:status, status),"
                    + " revision = COALESCE(:revision, revision) WHERE request = :request");
            for (Outcome outcome : outcomes) {
                rows.bind("request", outcome.request())
                        .bind("status", nullable(outcome.status()))
                        .bind("revision", nullable(outcome.revision()))
                        .add();
            }
            rows.execute();
        });
    }

    @Override
    public List<Entry> list(Filter filter, long before, int most) {
        return database.query(
                handle -> wanted(handle, "SELECT *" + WANTED + " AND id < :before ORDER BY id DESC LIMIT :most", filter)
                        .bind("before", before)
                        .bind("most", most)
                        .map((row, _) -> entry(row))
                        .list());
    }

    @Override
    public int count(Filter filter) {
        return database.query(handle -> wanted(handle, "SELECT COUNT(*)" + WANTED, filter)
                .mapTo(Integer.class)
                .one());
    }

    private static Query wanted(Handle handle, String select, Filter filter) {
        return handle.createQuery(select)
                .bind("user", filter.user().orElse(null))
                .bind("path", filter.path().orElse(null))
                .bind("since", filter.since().map(Instant::toEpochMilli).orElse(null))
                .bind("until", filter.until().map(Instant::toEpochMilli).orElse(null))
                .bind("failed", filter.failed());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        OptionalInt answered = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(status);
        long revision = row.getLong("revision");
        OptionalLong made = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(revision);
        return new Entry(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("time")),
                row.getString("user"),
                row.getBoolean("known"),
                row.getString("address"),
                row.getString("method"),
                row.getString("path"),
                row.getString("parameters"),
                row.getString("request"),
                answered,
                made);
    }

    private static @Nullable Integer nullable(OptionalInt number) {
        return number.isPresent() ? (Integer) number.getAsInt() : null;
    }

    private static @Nullable Long nullable(OptionalLong number) {
        return number.isPresent() ? (Long) number.getAsLong() : null;
    }
}
