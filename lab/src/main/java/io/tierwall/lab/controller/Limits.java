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

    private static final List<String> RULE_FIELDS = List.of("l7Protocols");
    private static final List<String> PORT_FIELDS = List.of("sourcePort", "sourceEndPort");
    private static final List<String> PEER_FIELDS = List.of("service", "externalEntitySelector", "fqdn");
    private static final List<String> APPLIED_TO_FIELDS = List.of("service", "externalEntitySelector", "nodeSelector");

    /** What a scope is that reaches no other cluster. */
    private static final String OWN_CLUSTER = "Cluster";

    private Limits() {}

    /** The first thing of a group that is beyond the lab. */
    static Optional<String> ofGroup(JsonNode spec) {
        return Stream.of("externalEntitySelector")
                .filter(spec::has)
                .findFirst()
                .map(field -> "the lab does not compute " + field);
    }

    /** The first thing of a policy that is beyond the lab. */
    static Optional<String> ofPolicy(JsonNode spec) {
        Stream<String> inRules = Stream.of("ingress", "egress")
                .flatMap(direction -> spec.path(direction).valueStream())
                .flatMap(Limits::ofRule);
        return Stream.concat(among(spec.path("appliedTo"), APPLIED_TO_FIELDS), inRules)
                .findFirst()
                .map(field -> "the lab does not enforce " + field);
    }

    private static Stream<String> ofRule(JsonNode rule) {
        return Stream.of(
                        RULE_FIELDS.stream().filter(field -> !rule.path(field).isEmpty()),
                        among(rule.path("protocols"), List.of("igmp")),
                        among(rule.path("ports"), PORT_FIELDS),
                        among(rule.path("appliedTo"), APPLIED_TO_FIELDS),
                        among(rule.path("from"), PEER_FIELDS),
                        among(rule.path("to"), PEER_FIELDS),
                        Stream.of("from", "to", "toServices").flatMap(list -> scopes(rule.path(list))))
                .flatMap(found -> found);
    }

    private static Stream<String> among(JsonNode list, List<String> fields) {
        return list.valueStream().flatMap(entry -> fields.stream().filter(entry::has));
    }

    private static Stream<String> scopes(JsonNode list) {
        return list.valueStream()
                .map(entry -> entry.path("scope").asText(OWN_CLUSTER))
                .filter(scope -> !scope.equals(OWN_CLUSTER))
                .map(scope -> "scope " + scope);
    }
}
