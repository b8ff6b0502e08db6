package io.tierwall.server.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.tierwall.model.IntentPath;
import io.tierwall.server.drift.DriftRecord.Alarm;
import io.tierwall.server.drift.Episodes.Episode;
import io.tierwall.store.DriftStore;
import io.tierwall.store.DriftStore.Entry;
import io.tierwall.store.DriftStore.Filter;
import io.tierwall.store.StoreException;
import io.tierwall.sync.DriftReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the record of what others do to clusters. It outlives the process, and an episode that was open goes on. What
 * cannot be stored now is stored later. Thread-safe.
 */
public final class DriftLog {

    /** So long a record is kept after it was last seen. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(DriftLog.class);
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final DriftStore store;
    private final Clock clock;

    /** The latest records of objects that are not in peace, by cluster. */
    private final Map<String, Map<Episode, DriftRecord>> latest = new HashMap<>();

    /** What is to be stored, by id. */
    private final SequencedMap<Long, Entry> unsaved = new LinkedHashMap<>();

    private long lastId;

    private DriftLog(DriftStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Goes on with what the store holds.
     *
     * @throws StoreException.Unavailable when it cannot be read
     */
    public static DriftLog open(DriftStore store, Clock clock) {
        DriftLog log = new DriftLog(store, clock);
        // The latest come first, and of each episode only the latest record matters.
        for (Entry entry : store.list(Filter.ALL)) {
            log.lastId = Math.max(log.lastId, entry.id());
            DriftRecord record = read(entry);
            if (record.alarm() == Alarm.OPEN || !Episodes.isInPeace(record, clock.instant())) {
                log.cluster(record.cluster()).putIfAbsent(Episode.of(record), record);
            }
        }
        return log;
    }

    /** Takes what a cluster tells, and says which records are new or say something new. */
    public synchronized List<DriftRecord> take(IntentPath cluster, DriftReport report) {
        Episodes episodes = new Episodes(cluster.id(), cluster(cluster.id()), () -> ++lastId);
        return keep(episodes.take(report));
    }

    /** Closes alarms that are over, forgets what is old, and says which records have changed. */
    public synchronized List<DriftRecord> settle() {
        Instant now = clock.instant();
        List<DriftRecord> changed = new ArrayList<>();
        latest.forEach(
                (cluster, records) -> changed.addAll(new Episodes(cluster, records, () -> ++lastId).settle(now)));
        keep(changed);
        latest.values().forEach(records -> records.values().removeIf(record -> Episodes.isInPeace(record, now)));
        try {
            store.forget(now.minus(KEPT));
        } catch (StoreException e) {
            LOG.warn("old records of drift could not be removed: {}", e.getMessage());
        }
        return changed;
    }

    /** The cluster is no longer driven: nobody knows any more whether anything there is as it should be. */
    public synchronized void forget(IntentPath cluster) {
        Map<Episode, DriftRecord> forgotten = latest.remove(cluster.id());
        if (forgotten != null) {
            forgotten.values().forEach(record -> unsaved.put(record.id(), entry(record, false)));
            save();
        }
    }

    private Map<Episode, DriftRecord> cluster(String id) {
        return latest.computeIfAbsent(id, _ -> new LinkedHashMap<>());
    }

    private List<DriftRecord> keep(List<DriftRecord> changed) {
        for (DriftRecord record : changed) {
            cluster(record.cluster()).put(Episode.of(record), record);
            boolean active = record.isOpen() || record.alarm() == Alarm.OPEN;
            unsaved.put(record.id(), entry(record, active));
        }
        save();
        return changed;
    }

    private void save() {
        Collection<Entry> entries = List.copyOf(unsaved.values());
        try {
            store.save(entries);
            unsaved.clear();
        } catch (StoreException e) {
            LOG.warn("{} records of drift could not be stored yet: {}", entries.size(), e.getMessage());
            forgetSomeUnsaved();
        }
    }

    private void forgetSomeUnsaved() {
        while (unsaved.size() > DriftStore.MOST) {
            unsaved.pollFirstEntry();
        }
    }

    /**
     * Records, the one that was last seen first. They are read when they are looked at.
     *
     * @throws StoreException.Unavailable when they cannot be read
     */
    public List<Entry> list(Filter filter) {
        return store.list(filter);
    }

    /** What an entry of the list says. */
    public static DriftRecord read(Entry entry) {
        try {
            return JSON.readValue(entry.body(), DriftRecord.class);
        } catch (JsonProcessingException e) {
            throw new StoreException.Unavailable("the record of drift " + entry.id() + " cannot be read", e);
        }
    }

    private static Entry entry(DriftRecord record, boolean active) {
        try {
            return new Entry(
                    record.id(),
                    record.cluster(),
                    record.path().orElse(""),
                    active,
                    Instant.parse(record.lastSeenAt()),
                    JSON.writeValueAsString(record));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always JSON", e);
        }
    }
}
