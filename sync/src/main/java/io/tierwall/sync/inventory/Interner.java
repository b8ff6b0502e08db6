package io.tierwall.sync.inventory;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Keeps values that come again and again once, as long as there are not too many of them. Thread-safe. */
final class Interner<V> {

    private static final int MOST = 20_000;

    private final ConcurrentMap<V, V> values = new ConcurrentHashMap<>();

    V one(V value) {
        V known = values.get(value);
        if (known != null) {
            return known;
        }
        if (values.size() < MOST) {
            values.putIfAbsent(value, value);
        }
        return value;
    }
}
