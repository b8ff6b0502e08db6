package io.tierwall.analysis.reach;

import io.tierwall.analysis.traffic.TrafficSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** A directed graph of who reaches whom, in Graphviz' language. Used by one thread. */
final class Graphviz {

    private final Set<String> nodes = new LinkedHashSet<>();
    private final StringBuilder edges = new StringBuilder();

    /** A node, also one without edges. */
    void node(String name) {
        nodes.add("  %s;\n".formatted(quoted(name)));
    }

    /** @param whole whether the traffic passes between all; dashed otherwise */
    void edge(String from, String to, TrafficSet traffic, boolean whole) {
        node(from);
        node(to);
        edges.append("  %s -> %s [label=%s, style=%s];\n"
                .formatted(quoted(from), quoted(to), quoted(traffic.toString()), whole ? "solid" : "dashed"));
    }

    String text() {
        return "digraph reachability {\n  rankdir=LR;\n  node [shape=box];\n" + String.join("", nodes) + edges + "}\n";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
