package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Refusals of the far ends of rules, P14 to P23. */
final class RulePeers {

    private static final Pattern FQDN = Pattern.compile("[-A-Za-z0-9.*]+");

    private RulePeers() {}

    static Optional<String> refusal(JsonNode spec, List<RuleNode> rules) {
        List<JsonNode> ofPolicy = spec.path("appliedTo").valueStream().toList();
        return Stream.<Function<RuleNode, Optional<String>>>of(
                        rule -> first(rule, RulePeers::namespaces),
                        rule -> first(rule, RulePeers::block),
                        rule -> first(rule, peer -> AppliedTo.mixed(peer, "a rule's peers")), // P19, P20
                        RulePeers::toServices,
                        rule -> ofService(ofPolicy, rule),
                        rule -> first(rule, RulePeers::fqdn))
                .flatMap(check -> rules.stream().flatMap(rule -> check.apply(rule).stream()))
                .findFirst();
    }

    private static Optional<String> first(RuleNode rule, Function<JsonNode, Optional<String>> check) {
        return rule.peers().stream().flatMap(peer -> check.apply(peer).stream()).findFirst();
    }

    private static Optional<String> namespaces(JsonNode peer) {
        JsonNode namespaces = peer.path("namespaces");
        if (namespaces.isMissingNode()) {
            return Optional.empty();
        }
        if (peer.has("namespaceSelector")) {
            return Optional.of("a peer has namespaces or namespaceSelector, not both"); // P14
        }
        if (namespaces.size() > 1) {
            return Optional.of("a peer's namespaces have one criterion only"); // P15
        }
        return namespaces
                .path("sameLabels")
                .valueStream()
                .flatMap(key -> Selectors.keyRefusal(key.asText()).stream())
                .findFirst(); // P16
    }

    /** P17, P18 */
    private static Optional<String> block(JsonNode peer) {
        return peer.has("ipBlock") ? IpBlocks.refusal(peer.path("ipBlock")) : Optional.empty();
    }

    /** P21 */
    private static Optional<String> toServices(RuleNode rule) {
        boolean mixed = rule.has("toServices") && (rule.has("to") || rule.has("ports") || rule.has("protocols"));
        return mixed ? Optional.of("toServices cannot be combined with to, ports or protocols") : Optional.empty();
    }

    /** P22 */
    private static Optional<String> ofService(List<JsonNode> ofPolicy, RuleNode rule) {
        boolean applied = AppliedTo.hasService(ofPolicy) || AppliedTo.hasService(rule.appliedTo());
        boolean blocksOnly = rule.peers().stream().allMatch(peer -> peer.has("ipBlock") && peer.size() == 1);
        return applied && !blocksOnly
                ? Optional.of("a rule that is applied to a Service can have ipBlock peers only")
                : Optional.empty();
    }

    /** P23 */
    private static Optional<String> fqdn(JsonNode peer) {
        String fqdn = peer.path("fqdn").asText("");
        return fqdn.isEmpty() || FQDN.matcher(fqdn).matches()
                ? Optional.empty()
                : Optional.of("\"" + fqdn + "\" is not a valid FQDN: letters, digits, '-', '.' and '*' only");
    }
}
