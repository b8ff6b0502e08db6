package io.tierwall.server.analysis;

import io.tierwall.analysis.finding.Finding;
import io.tierwall.analysis.finding.NeverHit;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.server.statistics.ClusterCounts;
import io.tierwall.store.Counts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules of ours that a cluster has counted and that met nothing there. Pure. */
public final class UnusedRules {

    private UnusedRules() {}

    /**
     * One finding for each, in the order of the rules. Nothing is said of rules without a counter, and nothing at all
     * before the first reading: totals of before do not say what was met since.
     *
     * @param counts of the same cluster
     */
    public static List<Finding> of(ClusterPicture picture, ClusterCounts counts) {
        if (counts.asOf().isEmpty()) {
            return List.of();
        }
        Collection<RuleOrigin> written = picture.model().book().written().keySet();
        Passages passages = new Passages(picture);
        Map<RuleSource, NeverHit.Count> bySource = new HashMap<>();
        for (RuleOrigin origin : written) {
            passages.written(origin)
                    .rule()
                    .flatMap(counts::counter)
                    .ifPresent(counter ->
                            bySource.put(origin.source(), new NeverHit.Count(hits(counter.total()), counter.since())));
        }
        return NeverHit.of(written, bySource);
    }

    private static long hits(Counts total) {
        return Math.max(total.sessions(), total.packets());
    }
}
