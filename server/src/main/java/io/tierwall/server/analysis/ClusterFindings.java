package io.tierwall.server.analysis;

import io.tierwall.analysis.finding.Finding;
import io.tierwall.analysis.members.Population;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.IntentPath;
import io.tierwall.server.statistics.ClusterCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that there is to find in a cluster: by its rules, by what they met, and by what other clusters show that its
 * policies span. Thread-safe.
 */
public final class ClusterFindings {

    private final ClusterPictures pictures;
    private final Function<IntentPath, ClusterCounts> counts;

    /** @param counts what a cluster has counted, by its path */
    public ClusterFindings(ClusterPictures pictures, Function<IntentPath, ClusterCounts> counts) {
        this.pictures = pictures;
        this.counts = counts;
    }

    /**
     * What was found, and how much is known.
     *
     * @param findings by kind, then in the order of the rules
     * @param statisticsAsOf when the counters were last read; without that nothing is said of what was never hit
     * @param workloadsUnknown names of other clusters that policies of this one span, where it is not known what runs
     * @param statisticsUnknown the same, where it is not known what was never hit
     */
    public record Found(
            List<Finding> findings,
            Optional<Instant> statisticsAsOf,
            List<String> workloadsUnknown,
            List<String> statisticsUnknown) {

        public Found {
            findings = List.copyOf(findings);
            workloadsUnknown = List.copyOf(workloadsUnknown);
            statisticsUnknown = List.copyOf(statisticsUnknown);
        }
    }

    /** What there is to find in a state of a cluster, now. */
    public Found of(ClusterPicture picture) {
        List<IntentPath> others = others(picture);
        List<Finding> found = new ArrayList<>(
                GroupsWithoutWorkload.tell(picture.conclusions().findings(), picture, this::population));
        found.addAll(UnusedRules.of(picture, counts));
        found.sort(Comparator.comparing(Finding::kind));
        return new Found(
                found,
                counts.apply(picture.cluster().path()).asOf(),
                names(others.stream()
                        .filter(cluster -> !pictures.knowledge(cluster).suffices())),
                names(others.stream()
                        .filter(cluster -> counts.apply(cluster).asOf().isEmpty())));
    }

    /** What becomes of the findings when one state of a cluster follows on another. */
    public FindingChange between(ClusterPicture before, ClusterPicture after) {
        return FindingChange.between(of(before).findings(), of(after).findings());
    }

    private static List<String> names(Stream<IntentPath> clusters) {
        return clusters.map(IntentPath::id).toList();
    }

    private static List<IntentPath> others(ClusterPicture picture) {
        IntentPath own = picture.cluster().path();
        return picture.intent().policiesSpanning(own).stream()
                .flatMap(tree -> tree.spans().stream())
                .map(ContainerClusterSpan::cluster)
                .filter(cluster -> !cluster.equals(own))
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<Population> population(IntentPath cluster) {
        return pictures.knowledge(cluster).suffices() ? Optional.of(pictures.population(cluster)) : Optional.empty();
    }
}
