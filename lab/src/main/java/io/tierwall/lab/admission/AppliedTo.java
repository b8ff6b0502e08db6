package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Refusals of what policies and rules are applied to, P4 to P12. */
final class AppliedTo {

    /** Fields that stand alone in an entry, in the order in which they are checked: P7 to P10. */
    private static final List<String> ALONE = List.of("group", "nodeSelector", "serviceAccount", "service");

    private AppliedTo() {}

    static Optional<String> refusal(JsonNode spec, List<RuleNode> rules) {
        List<JsonNode> ofPolicy = spec.path("appliedTo").valueStream().toList();
        return place(!ofPolicy.isEmpty(), rules)
                .or(() -> Stream.concat(ofPolicy.stream(), rules.stream().flatMap(rule -> rule.appliedTo().stream()))
                        .flatMap(entry -> mixed(entry, "appliedTo").stream())
                        .findFirst())
                .or(() -> services(ofPolicy, !spec.path("egress").isEmpty()))
                .or(() -> rules.stream()
                        .flatMap(rule -> services(rule.appliedTo(), rule.egress()).stream())
                        .findFirst());
    }

    private static Optional<String> place(boolean inPolicy, List<RuleNode> rules) {
        long inRules =
                rules.stream().filter(rule -> !rule.appliedTo().isEmpty()).count();
        if (inPolicy) {
            return inRules == 0
                    ? Optional.empty()
                    : Optional.of("appliedTo is set in both the policy and its rules; say it in one place"); // P4
        }
        if (inRules == 0) {
            return Optional.of("appliedTo is set neither in the policy nor in its rules"); // P5
        }
        return inRules == rules.size()
                ? Optional.empty()
                : Optional.of("appliedTo is set in some rules only; set it in all of them"); // P6
    }

    /** P7 to P10, and P19 and P20 for peers: a field that stands alone has company. */
    static Optional<String> mixed(JsonNode entry, String where) {
        return ALONE.stream()
                .filter(field -> entry.has(field) && entry.size() > 1)
                .findFirst()
                .map(field -> field + " cannot be combined with other fields in one entry of " + where);
    }

    static boolean hasService(List<JsonNode> appliedTo) {
        return appliedTo.stream().anyMatch(entry -> entry.has("service"));
    }

    private static Optional<String> services(List<JsonNode> appliedTo, boolean egress) {
        if (!hasService(appliedTo)) {
            return Optional.empty();
        }
        if (egress) {
            return Optional.of("a policy that is applied to a Service can have ingress rules only"); // P11
        }
        return appliedTo.stream().allMatch(entry -> entry.has("service"))
                ? Optional.empty()
                : Optional.of("appliedTo cannot combine a Service with anything else"); // P12
    }
}
