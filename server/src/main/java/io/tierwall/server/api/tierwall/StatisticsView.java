package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.server.statistics.ClusterCounts;
import io.tierwall.store.Counter;
import io.tierwall.store.Counts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the rules of a policy have met. Times are in ISO 8601, empty where there is none.
 *
 * @param policy its path
 * @param rules in the order in which packets meet them
 */
public record StatisticsView(String policy, List<RuleView> rules) {

    /**
     * One rule.
     *
     * @param ruleId its number, which is also its name in clusters
     * @param lastHit when a reading of any cluster last showed a new packet
     */
    public record RuleView(
            String rule,
            @JsonProperty("rule_id") int ruleId,
            long sessions,
            long packets,
            long bytes,
            @JsonProperty("last_hit") String lastHit,
            List<Cell> clusters) {}

    /**
     * One rule in one cluster.
     *
     * @param since when these totals began; empty when the rule never met a packet here
     * @param asOf when the cluster was last read; empty before the first reading since the manager started
     */
    public record Cell(
            String cluster,
            long sessions,
            long packets,
            long bytes,
            @JsonProperty("last_hit") String lastHit,
            String since,
            @JsonProperty("as_of") String asOf) {}

    static StatisticsView of(PolicyTree tree, List<ClusterCounts> clusters) {
        return new StatisticsView(
                tree.policy().path().value(),
                tree.rules().stream().map(rule -> rule(rule, clusters)).toList());
    }

    private static RuleView rule(Rule rule, List<ClusterCounts> clusters) {
        Counts fleet = clusters.stream().map(counts -> counts.of(rule)).reduce(Counts.NONE, Counts::plus);
        Optional<Instant> lastHit = clusters.stream()
                .flatMap(counts -> counts.counter(rule).stream())
                .flatMap(counter -> counter.lastHit().stream())
                .max(Comparator.naturalOrder());
        return new RuleView(
                rule.path().value(),
                rule.ruleId(),
                fleet.sessions(),
                fleet.packets(),
                fleet.bytes(),
                text(lastHit),
                clusters.stream().map(counts -> cell(rule, counts)).toList());
    }

    private static Cell cell(Rule rule, ClusterCounts counts) {
        IntentPath cluster = counts.cluster();
        Optional<Counter> counter = counts.counter(rule);
        Counts met = counts.of(rule);
        return new Cell(
                cluster.id(),
                met.sessions(),
                met.packets(),
                met.bytes(),
                text(counter.flatMap(Counter::lastHit)),
                text(counter.map(Counter::since)),
                text(counts.asOf()));
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }
}
