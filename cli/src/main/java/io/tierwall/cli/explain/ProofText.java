package io.tierwall.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What became of a packet, for a terminal. Pure. */
final class ProofText {

    private ProofText() {}

    /** @param proof as the manager gives it */
    static List<String> of(JsonNode proof) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("proof  " + proof.path("outcome").asText() + by(proof) + at(proof));
        JsonNode agreement = proof.path("agreement");
        lines.add("   " + agreement.path("state").asText() + ": "
                + agreement.path("sentence").asText());
        String reason = proof.path("reason").asText();
        if (!reason.isEmpty()) {
            lines.add("   the cluster says: " + reason);
        }
        return lines;
    }

    private static String by(JsonNode proof) {
        JsonNode by = proof.path("decided_by");
        if (!by.isObject()) {
            return "";
        }
        String policy = first(by, "policy_name", "object", "isolation by NetworkPolicies");
        String rule = first(by, "rule_name", "rule_in_cluster", "");
        return "  by " + (rule.isEmpty() ? policy : policy + " / " + rule);
    }

    private static String at(JsonNode proof) {
        String node = proof.path("node").asText();
        return node.isEmpty() ? "" : "  at " + node;
    }

    private static String first(JsonNode by, String field, String other, String otherwise) {
        return by.path(field).asText(by.path(other).asText(otherwise));
    }
}
