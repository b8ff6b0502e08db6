package io.tierwall.store.sqlite;

import io.tierwall.store.Counter;
import io.tierwall.store.Counter.Baseline;
import io.tierwall.store.CounterChanges;
import io.tierwall.store.CounterStore;
import io.tierwall.store.Counts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps counters in {@code counter}, what clusters said in {@code counter_baseline}, and the latest day. */
final class SqliteCounterStore implements CounterStore {

    private final SqliteDatabase database;

    SqliteCounterStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Map<Integer, Counter> counters(String cluster) {
        return database.query(handle -> {
            Map<Integer, Map<String, Baseline>> baselines = baselines(handle, cluster);
            Map<Integer, Counter> counters = new HashMap<>();
            handle.createQuery("SELECT * FROM counter WHERE cluster = :cluster")
                    .bind("cluster", cluster)
                    .map((row, _) -> Map.entry(row.getInt("number"), counter(row, baselines)))
                    .forEach(entry -> counters.put(entry.getKey(), entry.getValue()));
            return Map.copyOf(counters);
        });
    }

    private static Counter counter(ResultSet row, Map<Integer, Map<String, Baseline>> baselines) throws SQLException {
        long lastHit = row.getLong("last_hit");
        Optional<Instant> hit = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastHit));
        return new Counter(
                counts(row),
                Instant.ofEpochMilli(row.getLong("since")),
                hit,
                baselines.getOrDefault(row.getInt("number"), Map.of()));
    }

    private static Map<Integer, Map<String, Baseline>> baselines(Handle handle, String cluster) {
        Map<Integer, Map<String, Baseline>> baselines = new HashMap<>();
        handle.createQuery("SELECT * FROM counter_baseline WHERE cluster = :cluster")
                .bind("cluster", cluster)
                .map((row, _) -> baselines
                        .computeIfAbsent(row.getInt("number"), _ -> new HashMap<>())
                        .put(row.getString("name"), new Baseline(row.getString("epoch"), counts(row))))
                .list();
        return baselines;
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(row.getLong("sessions"), row.getLong("packets"), row.getLong("bytes"));
    }

    @Override
    public void save(String cluster, CounterChanges changes) {
        database.change(handle -> {
            saveCounters(handle, cluster, changes.changed());
            saveBaselines(handle, cluster, changes.changed());
            saveHistory(handle, cluster, changes);
            remove(handle, cluster, changes.gone());
            handle.execute(
                    "DELETE FROM counter_history WHERE cluster = ? AND start < ?",
                    cluster,
                    changes.oldest().toEpochMilli());
        });
    }

    private static void saveCounters(Handle handle, String cluster, Map<Integer, Counter> changed) {
        PreparedBatch batch =
                handle.prepareBatch("REPLACE INTO counter (cluster, number, sessions, packets, bytes, since, last_hit)"
                        + " VALUES (:cluster, :number, :sessions, :packets, :bytes, :since, :lastHit)");
        changed.forEach((number, counter) -> bind(batch, cluster, number, counter.total())
                .bind("since", counter.since().toEpochMilli())
                .bind("lastHit", counter.lastHit().map(Instant::toEpochMilli).orElse(null))
                .add());
        batch.execute();
    }

    private static void saveBaselines(Handle handle, String cluster, Map<Integer, Counter> changed) {
        PreparedBatch batch = handle.prepareBatch(
                "REPLACE INTO counter_baseline (cluster, number, name, epoch, sessions, packets, bytes)"
                        + " VALUES (:cluster, :number, :name, :epoch, :sessions, :packets, :bytes)");
        changed.forEach((number, counter) -> counter.baselines()
                .forEach((name, baseline) -> bind(batch, cluster, number, baseline.counts())
                        .bind("name", name)
                        .bind("epoch", baseline.epoch())
                        .add()));
        batch.execute();
    }

    private static void saveHistory(Handle handle, String cluster, CounterChanges changes) {
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO counter_history (cluster, start, number, sessions, packets, bytes)"
                        + " VALUES (:cluster, :start, :number, :sessions, :packets, :bytes)"
                        + " ON CONFLICT (cluster, start, number) DO UPDATE SET sessions = sessions + excluded.sessions,"
                        + " packets = packets + excluded.packets, bytes = bytes + excluded.bytes");
        changes.gained()
                .forEach((number, gained) -> bind(batch, cluster, number, gained)
                        .bind("start", changes.interval().toEpochMilli())
                        .add());
        batch.execute();
    }

    private static PreparedBatch bind(PreparedBatch batch, String cluster, int number, Counts counts) {
        return batch.bind("cluster", cluster)
                .bind("number", number)
                .bind("sessions", counts.sessions())
                .bind("packets", counts.packets())
                .bind("bytes", counts.bytes());
    }

    /** The history of what is gone ends with the day. */
    private static void remove(Handle handle, String cluster, Collection<Integer> numbers) {
        for (String table : new String[] {"counter", "counter_baseline"}) {
            PreparedBatch batch =
                    handle.prepareBatch("DELETE FROM " + table + " WHERE cluster = :cluster AND number = :number");
            numbers.forEach(number ->
                    batch.bind("cluster", cluster).bind("number", number).add());
            batch.execute();
        }
    }

    @Override
    public Map<Instant, Counts> history(String cluster, int number, Collection<Instant> intervals) {
        return database.query(handle -> {
            Map<Instant, Counts> history = new TreeMap<>();
            for (Instant start : intervals) {
                handle.createQuery("SELECT sessions, packets, bytes FROM counter_history"
                                + " WHERE cluster = :cluster AND start = :start AND number = :number")
                        .bind("cluster", cluster)
                        .bind("start", start.toEpochMilli())
                        .bind("number", number)
                        .map((row, _) -> counts(row))
                        .findOne()
                        .ifPresent(counts -> history.put(start, counts));
            }
            return history;
        });
    }

    @Override
    public void forget(String cluster) {
        database.change(handle -> {
            handle.execute("DELETE FROM counter WHERE cluster = ?", cluster);
            handle.execute("DELETE FROM counter_baseline WHERE cluster = ?", cluster);
            handle.execute("DELETE FROM counter_history WHERE cluster = ?", cluster);
        });
    }
}
