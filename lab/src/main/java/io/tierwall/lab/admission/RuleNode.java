package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** A rule of a policy, as a tree, with its direction. */
record RuleNode(boolean egress, JsonNode tree) {

    /** The rules of a policy, ingress first. */
    static List<RuleNode> of(JsonNode spec) {
        Stream<RuleNode> ingress = spec.path("ingress").valueStream().map(rule -> new RuleNode(false, rule));
        Stream<RuleNode> egress = spec.path("egress").valueStream().map(rule -> new RuleNode(true, rule));
        return Stream.concat(ingress, egress).toList();
    }

    String name() {
        return tree.path("name").asText();
    }

    String action() {
        return tree.path("action").asText();
    }

    /** Whether the rule lets nothing be said but yes or no, which multicast and IGMP do not have. */
    boolean passesOrRejects() {
        return action().equals("Pass") || action().equals("Reject");
    }

    List<JsonNode> appliedTo() {
        return tree.path("appliedTo").valueStream().toList();
    }

    /** The entries of the far end. */
    List<JsonNode> peers() {
        return tree.path(egress ? "to" : "from").valueStream().toList();
    }

    boolean has(String list) {
        return !tree.path(list).isEmpty();
    }
}
