package io.tierwall.lab.contract;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * What Antrea's webhooks refuse and accept: for each row its name, a spec without priority, and a part of the reason as
 * the lab says it. A dollar sign stands for what the names of the test's objects begin with.
 */
final class AdmissionRows {

    /** Rows of policies that the policies of a namespace have as well. */
    private static final Set<String> NAMESPACED = Set.of(
            "P1",
            "P2",
            "P3",
            "P4",
            "P5",
            "P6",
            "P7",
            "P13 key",
            "P13 value",
            "P17 missing",
            "P17 bad",
            "P18 outside",
            "P18 the same",
            "P19",
            "P23",
            "P24",
            "P25",
            "P26",
            "P27",
            "P28",
            "P29",
            "P30",
            "P31",
            "P32",
            "P33 missing",
            "P33 less");

    private AdmissionRows() {}

    static Stream<Arguments> refusedPolicies() {
        return Stream.of(
                arguments("P1", "{tier: nowhere, appliedTo: [{podSelector: {}}]}", "tier nowhere does not exist"),
                arguments("P2", "{tier: baseline, ingress: [{action: Pass}]}", "Pass is not allowed in tier baseline"),
                arguments("P3", in("{name: r, action: Drop}, {name: r, action: Allow}"), "two rules have the name r"),
                arguments(
                        "P3 over both directions",
                        "{appliedTo: [{group: g}], ingress: [{name: r, action: Drop}], egress: [{name: r, action: Drop}]}",
                        "two rules have the name r"),
                arguments(
                        "P3 for rules without name that say the same",
                        in("{action: Drop}, {action: Drop}"),
                        "two rules have the name ingress-drop-"),
                arguments("P4", in("{action: Drop, appliedTo: [{group: g}]}"), "both the policy and its rules"),
                arguments("P5", "{ingress: [{action: Drop}]}", "neither in the policy nor in its rules"),
                arguments("P5 without rules", "{}", "neither in the policy nor in its rules"),
                arguments(
                        "P6",
                        "{ingress: [{action: Drop, appliedTo: [{group: g}]}, {action: Allow}]}",
                        "in some rules only"),
                arguments("P7", "{appliedTo: [{group: g, podSelector: {}}]}", "group cannot be combined"),
                arguments("P8", "{appliedTo: [{nodeSelector: {}, podSelector: {}}]}", "nodeSelector cannot"),
                arguments(
                        "P9",
                        "{appliedTo: [{serviceAccount: {name: a, namespace: b}, podSelector: {}}]}",
                        "serviceAccount cannot be combined"),
                arguments(
                        "P10", "{appliedTo: [{service: {name: a, namespace: b}, podSelector: {}}]}", "service cannot"),
                arguments(
                        "P11",
                        "{appliedTo: [{service: {name: a, namespace: b}}], egress: [{action: Drop}]}",
                        "can have ingress rules only"),
                arguments(
                        "P11 in a rule",
                        "{egress: [{action: Drop, appliedTo: [{service: {name: a, namespace: b}}]}]}",
                        "can have ingress rules only"),
                arguments(
                        "P12",
                        "{appliedTo: [{service: {name: a, namespace: b}}, {podSelector: {}}]}",
                        "cannot combine a Service with anything else"),
                arguments("P13 key", "{appliedTo: [{podSelector: {matchLabels: {-a: b}}}]}", "\"-a\" is not a valid"),
                arguments(
                        "P13 value",
                        from("{podSelector: {matchExpressions: [{key: a, operator: In, values: ['b c']}]}}"),
                        "\"b c\" is not a valid label value"),
                arguments(
                        "P13 operator without values",
                        from("{namespaceSelector: {matchExpressions: [{key: a, operator: In}]}}"),
                        "operator In takes at least one value"),
                arguments("P14", from("{namespaces: {match: Self}, namespaceSelector: {}}"), "not both"),
                arguments("P15", from("{namespaces: {match: Self, sameLabels: [a]}}"), "one criterion only"),
                arguments("P16", from("{namespaces: {sameLabels: ['a b']}}"), "\"a b\" is not a valid label key"),
                arguments("P17 missing", from("{ipBlock: {}}"), "has to have a cidr"),
                arguments("P17 bad", from("{ipBlock: {cidr: 10.0.0.0/33}}"), "\"10.0.0.0/33\" is not a valid CIDR"),
                arguments("P17 bare address", from("{ipBlock: {cidr: 10.0.0.1}}"), "is not a valid CIDR"),
                arguments(
                        "P18 outside",
                        from("{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}"),
                        "\"11.0.0.0/16\" is not a strict subset"),
                arguments(
                        "P18 the same",
                        from("{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}"),
                        "is not a strict subset"),
                arguments("P19", from("{group: g, ipBlock: {cidr: 10.0.0.0/8}}"), "group cannot be combined"),
                arguments("P20 node", from("{nodeSelector: {}, podSelector: {}}"), "nodeSelector cannot be combined"),
                arguments(
                        "P20 service account",
                        from("{serviceAccount: {name: a, namespace: b}, podSelector: {}}"),
                        "serviceAccount cannot be combined"),
                arguments(
                        "P21",
                        out("{action: Drop, toServices: [{name: a, namespace: b}], ports: [{port: 1}]}"),
                        "toServices cannot be combined"),
                arguments(
                        "P22",
                        "{appliedTo: [{service: {name: a, namespace: b}}], ingress: [{action: Drop, from: [{group: g}]}]}",
                        "can have ipBlock peers only"),
                arguments("P23", out("{action: Allow, to: [{fqdn: 'a_b.example'}]}"), "not a valid FQDN"),
                arguments(
                        "P24",
                        out("{action: Reject, to: [{ipBlock: {cidr: 239.0.0.0/8}}]}"),
                        "Reject is not possible for multicast"),
                arguments(
                        "P25",
                        out("{action: Drop, to: [{ipBlock: {cidr: 239.0.0.0/8}}, {ipBlock: {cidr: 10.0.0.0/8}}]}"),
                        "multicast cannot be combined"),
                arguments("P26", in("{action: Pass, protocols: [{igmp: {igmpType: 17}}]}"), "not possible for IGMP"),
                arguments(
                        "P27",
                        in("{action: Drop, protocols: [{igmp: {}}], ports: [{port: 1}]}"),
                        "IGMP cannot be combined"),
                arguments(
                        "P28",
                        in("{action: Drop, protocols: [{igmp: {groupAddress: 10.0.0.1}}]}"),
                        "10.0.0.1 is not a multicast address"),
                arguments("P29", in("{action: Allow, l7Protocols: [{http: {}}]}"), "L7NetworkPolicy, which is off"),
                arguments("P30", in("{action: Drop, ports: [{endPort: 5}]}"), "without port"),
                arguments("P31", in("{action: Drop, ports: [{port: http, endPort: 5}]}"), "a port that is a name"),
                arguments("P32", in("{action: Drop, ports: [{port: 6, endPort: 5}]}"), "endPort is less than port"),
                arguments("P33 missing", in("{action: Drop, ports: [{sourceEndPort: 5}]}"), "without sourcePort"),
                arguments(
                        "P33 less",
                        in("{action: Drop, ports: [{sourcePort: 6, sourceEndPort: 5}]}"),
                        "sourceEndPort is less than sourcePort"));
    }

    private static String in(String rules) {
        return "{appliedTo: [{podSelector: {}}], ingress: [" + rules + "]}";
    }

    private static String out(String rules) {
        return "{appliedTo: [{podSelector: {}}], egress: [" + rules + "]}";
    }

    private static String from(String peer) {
        return in("{action: Drop, from: [" + peer + "]}");
    }

    static Stream<Arguments> refusedPoliciesOfANamespace() {
        return refusedPolicies().filter(row -> NAMESPACED.contains(row.get()[0].toString()));
    }

    static Stream<Arguments> acceptedPolicies() {
        return Stream.of(
                arguments("no rules", "{priority: 1, appliedTo: [{podSelector: {}}]}"),
                arguments(
                        "groups that do not exist",
                        "{appliedTo: [{group: nobody}], egress: [{action: Drop, to: [{group: nobody}]}]}"),
                arguments("a span of ports", in("{action: Drop, ports: [{protocol: TCP, port: 5, endPort: 5}]}")),
                arguments("an except", from("{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}")),
                arguments("a prefixed label", from("{podSelector: {matchLabels: {example.com/app: web}}}")),
                arguments(
                        "an unknown namespace",
                        from("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: nowhere}}}")),
                arguments("a wildcard", out("{action: Allow, to: [{fqdn: '*.example.com'}]}")),
                arguments("multicast alone", out("{action: Drop, to: [{ipBlock: {cidr: 239.0.0.0/8}}]}")),
                arguments("an old tier", "{tier: Application, appliedTo: [{podSelector: {}}]}"));
    }

    static Stream<Arguments> policiesWithWarnings() {
        return Stream.of(
                arguments(
                        "W1",
                        "{appliedTo: [{nodeSelector: {}}], ingress: [{action: Drop, logLabel: more-than-twelve},"
                                + " {action: Allow, logLabel: exactly-12ch}]}"),
                arguments(
                        "W1 egress",
                        "{appliedTo: [{nodeSelector: {}}], egress: [{action: Drop, logLabel: more-than-twelve}]}"));
    }

    static Stream<Arguments> refusedGroups() {
        return Stream.of(
                arguments("G1", "{podSelector: {}, ipBlocks: [{cidr: 10.0.0.0/8}]}", "selects in one way only"),
                arguments("G1 namespaces", "{namespaceSelector: {}, childGroups: [a]}", "selects in one way only"),
                arguments("G2", "{podSelector: {matchLabels: {a: '-'}}}", "\"-\" is not a valid label value"),
                arguments("G3 cidr", "{ipBlocks: [{cidr: ten}]}", "\"ten\" is not a valid CIDR"),
                arguments("G3 except", "{ipBlocks: [{cidr: 10.0.0.0/8, except: [x]}]}", "\"x\" is not a strict subset"),
                arguments("G4", "{ipBlocks: [{cidr: 10.0.0.0/8}, {cidr: 224.1.0.0/16}]}", "cannot be in one group"),
                arguments("G5", "{childGroups: [$g]}", "cannot be a child of itself"),
                arguments("G6", "{childGroups: [$leaf]}", "is a child of group $parent"),
                arguments("G7", "{childGroups: [$parent]}", "group $parent has childGroups"));
    }
}
