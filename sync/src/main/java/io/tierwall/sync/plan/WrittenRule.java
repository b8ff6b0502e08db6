package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One rule of a policy as it is written.
 *
 * @param policy the policy that says it
 * @param place where packets meet it
 * @param ingress whether it is met at the receiving pod
 * @param denies whether it drops or rejects; what passes on to Kubernetes' own policies counts as allowing
 */
record WrittenRule(ObjectKey policy, String name, Place place, boolean ingress, boolean denies, Match match) {

    /**
     * Where packets meet a rule.
     *
     * @param tier the priority of the policy's tier
     * @param priority the priority of the policy
     * @param index the place in the policy
     */
    record Place(int tier, double priority, int index) {

        boolean samePriority(Place other) {
            return tier == other.tier && Double.compare(priority, other.priority) == 0;
        }

        /** Whether a rule of another policy may be met before, or where nobody knows. */
        boolean mayPrecede(Place other) {
            return tier != other.tier ? tier < other.tier : priority <= other.priority;
        }
    }

    /**
     * What a rule matches.
     *
     * @param near the pods that filter
     * @param far whom they speak with
     */
    record Match(Peers near, Peers far, Ports ports) {

        boolean covers(Match other) {
            return near.covers(other.near) && far.covers(other.far) && ports.covers(other.ports);
        }
    }

    /** Whether it says the same, whatever its name and wherever it stands. */
    boolean saysTheSame(WrittenRule other) {
        return ingress == other.ingress && denies == other.denies && match.equals(other.match);
    }

    Peers source() {
        return ingress ? match.far() : match.near();
    }

    Peers target() {
        return ingress ? match.near() : match.far();
    }

    /** The rules of a policy in order, first those for what arrives. */
    static List<WrittenRule> of(ObjectKey policy, JsonNode spec, int tier) {
        return new Reader(policy, spec, tier, _ -> true).read();
    }

    /** Those of them that deny. */
    static List<WrittenRule> denials(ObjectKey policy, JsonNode spec, int tier) {
        return new Reader(policy, spec, tier, Reader::denies).read();
    }

    /** Reads one policy's rules, or some of them. */
    private record Reader(ObjectKey policy, JsonNode spec, int tier, Predicate<JsonNode> wanted) {

        List<WrittenRule> read() {
            List<WrittenRule> rules = new ArrayList<>();
            read(true, rules);
            read(false, rules);
            return List.copyOf(rules);
        }

        private void read(boolean ingress, List<WrittenRule> rules) {
            int index = 0;
            for (JsonNode rule : spec.path(ingress ? "ingress" : "egress")) {
                if (wanted.test(rule)) {
                    rules.add(rule(rule, ingress, index));
                }
                index++;
            }
        }

        private WrittenRule rule(JsonNode rule, boolean ingress, int index) {
            JsonNode appliedTo = rule.path("appliedTo").isEmpty() ? spec.path("appliedTo") : rule.path("appliedTo");
            return new WrittenRule(
                    policy,
                    rule.path("name").asText(),
                    new Place(tier, spec.path("priority").asDouble(), index),
                    ingress,
                    denies(rule),
                    new Match(Peers.near(appliedTo), Peers.far(rule.path(ingress ? "from" : "to")), Ports.of(rule)));
        }

        static boolean denies(JsonNode rule) {
            String action = rule.path("action").asText();
            return action.equals("Drop") || action.equals("Reject");
        }
    }
}
