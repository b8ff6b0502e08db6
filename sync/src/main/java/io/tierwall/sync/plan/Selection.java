package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.model.address.IpRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One way in which a group or a peer selects, read from what is written and without looking at any pod. It answers
 * carefully: where nothing shows that two selections have no member in common, they may have one.
 */
sealed interface Selection {

    /**
     * Pods.
     *
     * @param values for labels that must have one of some values, those; with a prefix for the labels of namespaces
     * @param said both selectors as they are written
     */
    record Pods(SortedMap<String, Set<String>> values, List<JsonNode> said) implements Selection {}

    /** @param ranges ascending, without overlap */
    record Addresses(List<IpRange> ranges) implements Selection {}

    /** Anything whose members nothing here can tell. */
    record Other(JsonNode said) implements Selection {}

    /** How a ClusterGroup itself selects, without its children, or one entry of a rule; nothing where it does not. */
    static Optional<Selection> of(JsonNode spec) {
        List<JsonNode> blocks = new ArrayList<>();
        spec.path("ipBlocks").forEach(blocks::add);
        if (spec.has("ipBlock")) {
            blocks.add(spec.path("ipBlock"));
        }
        if (!blocks.isEmpty()) {
            return Optional.of(addresses(spec, blocks));
        }
        for (String opaque : OPAQUE) {
            if (spec.has(opaque)) {
                return Optional.of(new Other(spec));
            }
        }
        JsonNode namespaces = spec.path("namespaceSelector");
        JsonNode pods = spec.path("podSelector");
        if (!namespaces.isObject() && !pods.isObject()) {
            return Optional.empty();
        }
        SortedMap<String, Set<String>> values = new TreeMap<>();
        require("namespace ", namespaces, values);
        require("pod ", pods, values);
        return Optional.of(new Pods(values, List.of(namespaces, pods)));
    }

    /** Ways to select that have no words here. */
    List<String> OPAQUE = List.of(
            "serviceReference",
            "nodeSelector",
            "externalEntitySelector",
            "serviceAccount",
            "namespaces",
            "service",
            "fqdn",
            "scope");

    private static Selection addresses(JsonNode spec, List<JsonNode> blocks) {
        List<IpRange> ranges = new ArrayList<>();
        for (JsonNode block : blocks) {
            Optional<IpRange> range = IpRange.parse(block.path("cidr").asText());
            if (range.isEmpty() || !block.path("except").isEmpty()) {
                return new Other(spec);
            }
            ranges.add(range.get());
        }
        return new Addresses(Ranges.united(ranges));
    }

    private static void require(String prefix, JsonNode selector, SortedMap<String, Set<String>> values) {
        selector.path("matchLabels")
                .properties()
                .forEach(label -> narrow(
                        values, prefix + label.getKey(), Set.of(label.getValue().asText())));
        for (JsonNode requirement : selector.path("matchExpressions")) {
            if (requirement.path("operator").asText().equals("In")) {
                Set<String> allowed = new HashSet<>();
                requirement.path("values").forEach(value -> allowed.add(value.asText()));
                narrow(values, prefix + requirement.path("key").asText(), allowed);
            }
        }
    }

    private static void narrow(SortedMap<String, Set<String>> values, String label, Set<String> allowed) {
        values.merge(label, allowed, (one, other) -> {
            Set<String> both = new HashSet<>(one);
            both.retainAll(other);
            return both;
        });
    }

    /** Whether the two may have a member in common. */
    default boolean mayMeet(Selection other) {
        return switch (this) {
            case Pods pods -> !(other instanceof Pods others) || compatible(pods.values(), others.values());
            case Addresses addresses ->
                !(other instanceof Addresses others) || Ranges.meet(addresses.ranges(), others.ranges());
            case Other _ -> true;
        };
    }

    private static boolean compatible(SortedMap<String, Set<String>> one, SortedMap<String, Set<String>> other) {
        return one.entrySet().stream().noneMatch(label -> {
            Set<String> allowed = other.get(label.getKey());
            return allowed != null && label.getValue().stream().noneMatch(allowed::contains);
        });
    }
}
