package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.crd.ClusterNetworkPolicy.Phase;
import io.tierwall.lab.controller.Realization.Reported;
import io.tierwall.lab.controller.Realization.Unresolvable;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said of policies. */
final class PolicyStatuses {

    private static final String REALIZABLE = "Realizable";
    private static final String FAILURE = "RealizationFailure";
    private static final int LONGEST_MESSAGE = 256;

    private PolicyStatuses() {}

    /**
     * The whole status.
     *
     * @param before the status so far
     * @param generation the one that this is about
     */
    static ObjectNode of(JsonNode before, long generation, Realization realization, Instant now) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        Conditions conditions = new Conditions(before, status, now);
        switch (realization) {
            case Reported reported -> {
                counts(status, phase(reported), generation, reported.current(), reported.desired());
                conditions.add(REALIZABLE, true);
                if (!reported.refusals().isEmpty()) {
                    conditions.add(FAILURE, true, "NetworkPolicyRealizationFailedOnNode", message(reported.refusals()));
                }
            }
            case Unresolvable(String why) -> {
                counts(status, Phase.Failed, generation, 0, 0);
                conditions.add(REALIZABLE, false, "NetworkPolicyNotResolvable", why);
            }
        }
        return status;
    }

    private static void counts(ObjectNode status, Phase phase, long generation, int current, int desired) {
        status.put("phase", phase.name())
                .put("observedGeneration", Math.toIntExact(generation))
                .put("currentNodesRealized", current)
                .put("desiredNodesRealized", desired);
    }

    /** Failed only when nothing else is to come. */
    private static Phase phase(Reported reported) {
        if (reported.current() == reported.desired()) {
            return Phase.Realized;
        }
        boolean allHaveSaid = reported.current() + reported.refusals().size() == reported.desired();
        return allHaveSaid ? Phase.Failed : Phase.Realizing;
    }

    private static String message(Map<String, String> refusals) {
        String nodes = refusals.entrySet().stream()
                .map(refusal -> "\"" + refusal.getKey() + "\":\"" + refusal.getValue() + "\"")
                .collect(Collectors.joining(", "));
        String message = "Failed nodes count " + refusals.size() + ": " + nodes;
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
    }
}
