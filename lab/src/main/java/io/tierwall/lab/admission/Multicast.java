package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Refusals of rules for multicast and for IGMP, P24 to P28. */
final class Multicast {

    private Multicast() {}

    static Optional<String> refusal(RuleNode rule) {
        return destinations(rule).or(() -> igmp(rule));
    }

    private static Optional<String> destinations(RuleNode rule) {
        List<JsonNode> to = rule.egress() ? rule.peers() : List.of();
        long multicast = to.stream()
                .filter(peer -> IpBlocks.isMulticast(peer.path("ipBlock")))
                .count();
        if (multicast == 0) {
            return Optional.empty();
        }
        if (rule.passesOrRejects()) {
            return Optional.of("action " + rule.action() + " is not possible for multicast"); // P24
        }
        return multicast == to.size()
                ? Optional.empty()
                : Optional.of("multicast cannot be combined with unicast or with selectors in one rule"); // P25
    }

    private static Optional<String> igmp(RuleNode rule) {
        List<JsonNode> protocols = rule.tree().path("protocols").valueStream().toList();
        if (protocols.stream().noneMatch(protocol -> protocol.has("igmp"))) {
            return Optional.empty();
        }
        if (rule.passesOrRejects()) {
            return Optional.of("action " + rule.action() + " is not possible for IGMP"); // P26
        }
        boolean mixed = rule.has("ports")
                || !rule.peers().isEmpty()
                || protocols.stream().anyMatch(protocol -> protocol.has("icmp"));
        if (mixed) {
            return Optional.of("IGMP cannot be combined with ports, peers or ICMP in one rule"); // P27
        }
        return protocols.stream()
                .map(protocol -> protocol.at("/igmp/groupAddress").asText(""))
                .filter(address -> !address.isEmpty() && !IpBlocks.isMulticastAddress(address))
                .findFirst()
                .map(address -> "groupAddress " + address + " is not a multicast address"); // P28
    }
}
