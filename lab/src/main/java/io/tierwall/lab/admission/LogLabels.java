package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Labels of log lines: where nodes themselves filter, the kernel has little room for them. */
final class LogLabels {

    private static final int LONGEST_ON_NODES = 12;

    private LogLabels() {}

    /** One for each label of a policy that is cut, in the order of the rules. */
    static List<String> warnings(ObjectNode policy) {
        JsonNode spec = policy.path("spec");
        if (spec.path("appliedTo").valueStream().noneMatch(target -> target.has("nodeSelector"))) {
            return List.of();
        }
        return Stream.of("ingress", "egress")
                .flatMap(direction -> spec.path(direction).valueStream())
                .map(rule -> rule.path("logLabel").asText())
                .filter(label -> label.length() > LONGEST_ON_NODES)
                .map(label -> "logLabel " + label + " is applied to nodes, whose logs have its first "
                        + LONGEST_ON_NODES + " characters only")
                .toList();
    }
}
