package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refusals of policies, P1 to P33; the first check that fails is the reason. */
final class PolicyHook {

    static final String CLUSTER = "acnpvalidator.antrea.io";
    static final String NAMESPACED = "annpvalidator.antrea.io";

    private static final String BASELINE = "baseline";

    private final ObjectStore store;

    PolicyHook(ObjectStore store) {
        this.store = store;
    }

    Optional<String> refusal(ObjectNode policy) {
        JsonNode spec = policy.path("spec");
        List<RuleNode> rules = RuleNode.of(spec);
        return missingTier(spec)
                .or(() -> passInBaseline(spec, rules))
                .or(() -> duplicateName(rules))
                .or(() -> AppliedTo.refusal(spec, rules))
                .or(() -> Selectors.refusal(spec)) // P13
                .or(() -> RulePeers.refusal(spec, rules))
                .or(() -> first(rules, Multicast::refusal))
                .or(() -> first(rules, PolicyHook::layerSeven))
                .or(() -> first(rules, Ports::refusal));
    }

    private interface RuleCheck {
        Optional<String> refusal(RuleNode rule);
    }

    private static Optional<String> first(List<RuleNode> rules, RuleCheck check) {
        return rules.stream().flatMap(rule -> check.refusal(rule).stream()).findFirst();
    }

    /** P1 */
    private Optional<String> missingTier(JsonNode spec) {
        String tier = spec.path("tier").asText();
        return store.find(ResourceTypes.TIERS, new ObjectKey("", tier)).isPresent()
                ? Optional.empty()
                : Optional.of("tier " + tier + " does not exist");
    }

    /** P2 */
    private static Optional<String> passInBaseline(JsonNode spec, List<RuleNode> rules) {
        boolean baseline = spec.path("tier").asText().equals(BASELINE);
        return baseline && rules.stream().anyMatch(rule -> rule.action().equals("Pass"))
                ? Optional.of("action Pass is not allowed in tier " + BASELINE)
                : Optional.empty();
    }

    /** P3 */
    private static Optional<String> duplicateName(List<RuleNode> rules) {
        Set<String> seen = new HashSet<>();
        return rules.stream()
                .map(RuleNode::name)
                .filter(name -> !seen.add(name))
                .findFirst()
                .map(name -> "two rules have the name " + name + "; names are unique within a policy");
    }

    /** P29. The feature is off, as it is in Antrea by default, so nothing further is to be said. */
    private static Optional<String> layerSeven(RuleNode rule) {
        return rule.has("l7Protocols")
                ? Optional.of("l7Protocols need the feature gate L7NetworkPolicy, which is off")
                : Optional.empty();
    }
}
