package io.tierwall.server.testing;

import io.tierwall.store.DriftStore;
import io.tierwall.store.StoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps records of drift in memory, and fails when a test wants it to. */
public final class MemoryDriftStore implements DriftStore {

    private final Map<Long, Entry> entries = new ConcurrentHashMap<>();
    private volatile boolean failing;

    public void fails(boolean now) {
        failing = now;
    }

    @Override
    public List<Entry> list(Filter filter) {
        return entries.values().stream()
                .filter(entry ->
                        filter.cluster().isEmpty() || filter.cluster().get().equals(entry.cluster()))
                .filter(entry -> filter.path().isEmpty() || filter.path().get().equals(entry.path()))
                .filter(entry -> entry.active() || !filter.activeOnly())
                .sorted(Comparator.comparing(Entry::lastSeen)
                        .thenComparing(Entry::id)
                        .reversed())
                .toList();
    }

    @Override
    public void save(Collection<Entry> changed) {
        if (failing) {
            throw new StoreException.Unavailable("the disk is full", new IllegalStateException());
        }
        changed.forEach(entry -> entries.put(entry.id(), entry));
    }

    @Override
    public void forget(Instant before) {
        entries.values().removeIf(entry -> !entry.active() && entry.lastSeen().isBefore(before));
    }
}
