package io.tierwall.server.testing;

import io.tierwall.store.AuditStore;
import io.tierwall.store.StoreException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps all entries in memory, whatever the filter, and fails when a test wants it to. */
public final class MemoryAuditStore implements AuditStore {

    private final Map<Long, Entry> entries = new ConcurrentHashMap<>();
    private volatile boolean failing;

    public void fails(boolean now) {
        failing = now;
    }

    private void failIfWanted() {
        if (failing) {
            throw new StoreException.Unavailable("the disk is full", new IllegalStateException());
        }
    }

    @Override
    public long lastId() {
        return entries.keySet().stream().max(Comparator.naturalOrder()).orElse(0L);
    }

    @Override
    public void append(Collection<Entry> more) {
        failIfWanted();
        more.forEach(entry -> entries.putIfAbsent(entry.id(), entry));
    }

    @Override
    public void settle(Collection<Outcome> outcomes) {
        failIfWanted();
        outcomes.forEach(outcome -> entries.replaceAll(
                (_, entry) -> entry.request().equals(outcome.request()) ? settled(entry, outcome) : entry));
    }

    private static Entry settled(Entry entry, Outcome outcome) {
        return new Entry(
                entry.id(),
                entry.time(),
                entry.user(),
                entry.known(),
                entry.address(),
                entry.method(),
                entry.path(),
                entry.parameters(),
                entry.request(),
                outcome.status().isPresent() ? outcome.status() : entry.status(),
                outcome.revision().isPresent() ? outcome.revision() : entry.revision());
    }

    @Override
    public List<Entry> list(Filter filter, long before, int most) {
        return entries.values().stream()
                .filter(entry -> entry.id() < before)
                .sorted(Comparator.comparingLong(Entry::id).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public int count(Filter filter) {
        return entries.size();
    }
}
