package io.tierwall.lab.apiserver;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** What a client is told besides the answer to its request. Belongs to one request; each warning is said once. */
final class Warnings {

    private final SequencedSet<String> texts = new LinkedHashSet<>();

    void add(String text) {
        texts.add(text);
    }

    /** As the values of {@code Warning} headers. */
    List<String> headers() {
        return texts.stream()
                .map(text -> "299 - \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .toList();
    }
}
