package io.tierwall.server.analysis;

import io.tierwall.analysis.finding.AcrossClusters;
import io.tierwall.analysis.finding.Finding;
import io.tierwall.analysis.finding.NeverHit;
import io.tierwall.analysis.finding.Observation;
import io.tierwall.analysis.finding.Witness;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.server.statistics.ClusterCounts;
import io.tierwall.store.Counter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Rules of ours that a cluster has counted and that met nothing there. Used by one thread. */
final class UnusedRules {

    private final ClusterPicture picture;
    private final Function<IntentPath, ClusterCounts> counts;
    private final ClusterCounts own;
    private final Passages passages;
    /** What stands for a rule in the cluster: one rule, or one for each direction. */
    private final Map<Rule, List<RuleOrigin>> unused = new LinkedHashMap<>();

    private UnusedRules(ClusterPicture picture, Function<IntentPath, ClusterCounts> counts) {
        this.picture = picture;
        this.counts = counts;
        this.own = counts.apply(picture.cluster().path());
        this.passages = new Passages(picture);
    }

    /**
     * One finding for each, in the order of the rules: Allows that were hit in other clusters, and could have been
     * here, are wider than observed, all others were never hit. Nothing is said of rules without a counter, and nothing
     * at all before the first reading: totals of before do not say what was met since.
     *
     * @param counts of each cluster, by its path
     */
    static List<Finding> of(ClusterPicture picture, Function<IntentPath, ClusterCounts> counts) {
        UnusedRules rules = new UnusedRules(picture, counts);
        return rules.own.asOf().isEmpty() ? List.of() : rules.find();
    }

    private List<Finding> find() {
        for (RuleOrigin origin : picture.model().book().written().keySet()) {
            passages.written(origin)
                    .rule()
                    .filter(rule ->
                            own.counter(rule).filter(counter -> !isHit(counter)).isPresent())
                    .ifPresent(rule ->
                            unused.computeIfAbsent(rule, _ -> new ArrayList<>()).add(origin));
        }
        List<Finding> wider = new ArrayList<>();
        Map<RuleSource, NeverHit.Count> never = new HashMap<>();
        unused.forEach((rule, origins) -> {
            Instant since = own.counter(rule).orElseThrow().since();
            widerThanObserved(rule, origins, since)
                    .ifPresentOrElse(
                            wider::add,
                            () -> origins.forEach(origin -> never.put(origin.source(), new NeverHit.Count(0, since))));
        });
        List<Finding> found = new ArrayList<>(
                NeverHit.of(unused.values().stream().flatMap(List::stream).toList(), never));
        found.addAll(wider);
        return found;
    }

    private Optional<Finding> widerThanObserved(Rule rule, List<RuleOrigin> origins, Instant since) {
        if (origins.getFirst().verdict() != Verdict.ALLOW) {
            return Optional.empty();
        }
        List<Observation> others = elsewhere(rule, origins.getFirst());
        if (others.stream().noneMatch(Observation::seen)) {
            return Optional.empty();
        }
        Map<RuleOrigin, Witness> possible = new LinkedHashMap<>();
        origins.forEach(
                origin -> picture.conclusions().example(origin).ifPresent(example -> possible.put(origin, example)));
        return possible.values().stream()
                .findFirst()
                .map(witness -> AcrossClusters.widerThanObserved(
                        List.copyOf(possible.keySet()),
                        witness,
                        Observation.counted(picture.cluster().path().id(), false, since),
                        others));
    }

    /** A hit stays one, also while the cluster is silent; that there was none is known only of one that is read. */
    private List<Observation> elsewhere(Rule rule, RuleOrigin origin) {
        return passages.spans(origin).stream()
                .filter(cluster -> !cluster.equals(picture.cluster().path()))
                .map(counts)
                .flatMap(other -> other
                        .counter(rule)
                        .filter(counter -> isHit(counter) || other.asOf().isPresent())
                        .map(counter -> Observation.counted(other.cluster().id(), isHit(counter), counter.since()))
                        .stream())
                .toList();
    }

    private static boolean isHit(Counter counter) {
        return counter.total().sessions() > 0 || counter.total().packets() > 0;
    }
}
