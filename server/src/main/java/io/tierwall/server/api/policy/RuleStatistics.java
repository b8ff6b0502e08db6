package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.Rule;
import io.tierwall.server.realization.RuleCount;
import io.tierwall.sync.PolicyTraffic;

/** One rule's counters as NSX writes them. Antrea counts no hits by themselves: a session is one. */
final class RuleStatistics {

    private RuleStatistics() {}

    static void write(Rule rule, RuleCount count, ObjectNode out) {
        PolicyTraffic.Traffic traffic = count.of(rule);
        out.put("rule", rule.path().value());
        out.put("internal_rule_id", Integer.toString(rule.ruleId()));
        out.put("packet_count", traffic.packets());
        out.put("byte_count", traffic.bytes());
        out.put("session_count", traffic.sessions());
        out.put("hit_count", traffic.sessions());
        out.put("total_session_count", count.totalSessions());
        out.put("max_session_count", count.mostSessions());
        out.put("l7_accept_count", 0);
        out.put("l7_reject_count", 0);
        out.put("l7_reject_with_response_count", 0);
    }
}
