package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.Rule;
import io.tierwall.server.statistics.ClusterCounts;
import io.tierwall.store.Counts;

/** Rules' counters in one cluster as NSX writes them. Antrea counts no hits by themselves: a session is one. */
final class RuleStatistics {

    private final ClusterCounts counts;
    private final long totalSessions;
    private final long mostSessions;

    RuleStatistics(ClusterCounts counts) {
        this.counts = counts;
        this.totalSessions = counts.totalSessions();
        this.mostSessions = counts.mostSessions();
    }

    void write(Rule rule, ObjectNode out) {
        Counts met = counts.of(rule);
        out.put("rule", rule.path().value());
        out.put("internal_rule_id", Integer.toString(rule.ruleId()));
        out.put("packet_count", met.packets());
        out.put("byte_count", met.bytes());
        out.put("session_count", met.sessions());
        out.put("hit_count", met.sessions());
        out.put("total_session_count", totalSessions);
        out.put("max_session_count", mostSessions);
        out.put("l7_accept_count", 0);
        out.put("l7_reject_count", 0);
        out.put("l7_reject_with_response_count", 0);
    }
}
