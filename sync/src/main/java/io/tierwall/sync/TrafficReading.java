package io.tierwall.sync;

import io.tierwall.model.IntentPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that a cluster said at one time about what our policies have met.
 *
 * @param asOf when it was read
 */
public record TrafficReading(Instant asOf, List<PolicyCounters> policies) {

    public TrafficReading {
        policies = List.copyOf(policies);
    }

    /**
     * Of one policy. Counters grow within an epoch; a restart of Antrea's controller, or a policy object made anew,
     * begins another one at zero.
     *
     * @param rules by their names in the cluster; a rule that never met a packet may be missing
     */
    public record PolicyCounters(IntentPath policy, String epoch, Map<String, Traffic> rules) {

        public PolicyCounters {
            rules = Map.copyOf(rules);
        }
    }
}
