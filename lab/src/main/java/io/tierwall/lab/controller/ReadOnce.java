package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/** Reads each state of an object once: it comes as the same tree until it changes. Not thread-safe. */
final class ReadOnce<T> {

    private final Function<ObjectNode, T> reader;
    private IdentityHashMap<ObjectNode, T> known = new IdentityHashMap<>();

    ReadOnce(Function<ObjectNode, T> reader) {
        this.reader = reader;
    }

    /** All of these, in their order; others are forgotten. */
    List<T> read(List<ObjectNode> objects) {
        IdentityHashMap<ObjectNode, T> next = new IdentityHashMap<>();
        List<T> readings = new ArrayList<>();
        for (ObjectNode object : objects) {
            T before = known.get(object);
            T reading = before == null ? reader.apply(object) : before;
            next.put(object, reading);
            readings.add(reading);
        }
        known = next;
        return readings;
    }
}
