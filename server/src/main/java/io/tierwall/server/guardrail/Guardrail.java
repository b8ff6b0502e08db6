package io.tierwall.server.guardrail;

import io.tierwall.analysis.guardrail.Demand;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.model.IntentPath;
import java.util.List;

/**
 * A statement that has to hold.
 *
 * @param id by which it is found
 * @param name for people
 * @param traffic what it is about
 * @param clusters where it has to hold; none means everywhere
 * @param revision counts what was said, from 0
 */
public record Guardrail(
        String id,
        String name,
        Severity severity,
        Demand demand,
        GuardrailEnd from,
        GuardrailEnd to,
        TrafficSet traffic,
        List<IntentPath> clusters,
        int revision) {

    public Guardrail {
        clusters = List.copyOf(clusters);
    }

    /** Whether it has to hold in a cluster. */
    public boolean concerns(IntentPath cluster) {
        return clusters.isEmpty() || clusters.contains(cluster);
    }

    /** What it says, as a sentence without an end. */
    public String sentence() {
        return switch (demand) {
            case NOTHING_REACHES -> "nothing in " + from.text() + " reaches " + to.text() + on();
            case ONLY_REACHES -> "only " + from.text() + " reaches " + to.text() + on();
            case EVERYTHING_REACHES -> to.text() + " stays reachable for " + from.text() + on();
        };
    }

    private String on() {
        return traffic.isAll() ? "" : " on " + traffic;
    }

    Guardrail at(int number) {
        return new Guardrail(id, name, severity, demand, from, to, traffic, clusters, number);
    }
}
