package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Antrea can say and the lab cannot enforce. Such a policy fails, and such a group has no members, with the
 * reason; leaving a field out would make it mean something else.
 */
final class Limits {

    private static final List<String> GROUP_FIELDS = List.of("nodeSelector", "externalEntitySelector");
    private static final List<String> RULE_FIELDS = List.of("protocols", "toServices", "l7Protocols");
    private static final List<String> PORT_FIELDS = List.of("sourcePort", "sourceEndPort");
    private static final List<String> PEER_FIELDS = List.of(
            "namespaces", "serviceAccount", "service", "nodeSelector", "externalEntitySelector", "fqdn", "scope");

    private Limits() {}

    /** The first thing of a group that is beyond the lab. */
    static Optional<String> ofGroup(JsonNode spec) {
        return GROUP_FIELDS.stream().filter(spec::has).findFirst().map(field -> "the lab does not compute " + field);
    }

    /** The first thing of a policy that is beyond the lab. */
    static Optional<String> ofPolicy(JsonNode spec) {
        Stream<String> inRules = Stream.of("ingress", "egress")
                .flatMap(direction -> spec.path(direction).valueStream())
                .flatMap(Limits::ofRule);
        return Stream.concat(among(spec.path("appliedTo"), PEER_FIELDS), inRules)
                .findFirst()
                .map(field -> "the lab does not enforce " + field);
    }

    private static Stream<String> ofRule(JsonNode rule) {
        Stream<String> peers =
                Stream.of("appliedTo", "from", "to").flatMap(list -> among(rule.path(list), PEER_FIELDS));
        Stream<String> named = rule.path("ports")
                .valueStream()
                .filter(port -> port.path("port").isTextual())
                .map(port -> "ports that are names");
        return Stream.of(
                        RULE_FIELDS.stream().filter(field -> !rule.path(field).isEmpty()),
                        peers,
                        among(rule.path("ports"), PORT_FIELDS),
                        named)
                .flatMap(found -> found);
    }

    private static Stream<String> among(JsonNode list, List<String> fields) {
        return list.valueStream().flatMap(entry -> fields.stream().filter(entry::has));
    }
}
