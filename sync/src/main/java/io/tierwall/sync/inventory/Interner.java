package io.tierwall.sync.inventory;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Keeps texts that come again and again once, as long as there are not too many of them. Thread-safe. */
final class Interner {

    private static final int MOST = 20_000;

    private final ConcurrentMap<String, String> texts = new ConcurrentHashMap<>();

    String one(String text) {
        String known = texts.get(text);
        if (known != null) {
            return known;
        }
        if (texts.size() < MOST) {
            texts.putIfAbsent(text, text);
        }
        return text;
    }
}
