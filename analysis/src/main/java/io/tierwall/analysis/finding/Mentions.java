package io.tierwall.analysis.finding;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which lists say what about something. Used by one thread. */
final class Mentions<K, F> {

    private final Map<K, Map<ListFacts, F>> byKey = new HashMap<>();
    private final Set<K> changed = new HashSet<>();

    void add(ListFacts list, Map<K, F> facts) {
        facts.forEach((key, fact) -> {
            byKey.computeIfAbsent(key, _ -> new HashMap<>()).put(list, fact);
            changed.add(key);
        });
    }

    void remove(ListFacts list, Map<K, F> facts) {
        facts.keySet().forEach(key -> {
            byKey.computeIfPresent(key, (_, known) -> {
                known.remove(list);
                return known.isEmpty() ? null : known;
            });
            changed.add(key);
        });
    }

    /** What is said, in no order. */
    Collection<F> of(K key) {
        return byKey.getOrDefault(key, Map.of()).values();
    }

    /** Everything that anything is said of. */
    Set<K> keys() {
        return byKey.keySet();
    }

    /** What something else is said of since this was last asked. */
    Set<K> takeChanged() {
        Set<K> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }
}
