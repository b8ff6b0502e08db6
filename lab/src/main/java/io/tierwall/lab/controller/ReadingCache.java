package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads each generation of an object once. Not thread-safe. */
final class ReadingCache<T> {

    private final Function<ObjectNode, Reading<T>> reader;
    private Map<Key, Reading<T>> known = new HashMap<>();

    private record Key(String uid, long generation) {

        static Key of(ObjectNode object) {
            return new Key(ObjectReader.uid(object), ObjectReader.generation(object));
        }
    }

    ReadingCache(Function<ObjectNode, Reading<T>> reader) {
        this.reader = reader;
    }

    /** All of these, by uid and in their order; others are forgotten. */
    Map<String, Reading<T>> read(List<ObjectNode> objects) {
        Map<Key, Reading<T>> next = new HashMap<>();
        Map<String, Reading<T>> readings = new LinkedHashMap<>();
        for (ObjectNode object : objects) {
            Key key = Key.of(object);
            Reading<T> before = known.get(key);
            Reading<T> reading = before == null ? reader.apply(object) : before;
            next.put(key, reading);
            readings.put(key.uid(), reading);
        }
        known = next;
        return readings;
    }
}
