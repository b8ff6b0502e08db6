package io.tierwall.lab.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.network.AddressPool;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.Yaml;
import io.tierwall.model.address.Cidr;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ClusterAdmissionTest {

    private final ObjectStore store = new ObjectStore(Clock.systemUTC(), UUID::randomUUID);
    private final ClusterAdmission admission = new ClusterAdmission(
            store, new AddressPool(Cidr.parse("198.18.8.0/29").orElseThrow()));

    @BeforeEach
    void defaultTiers() {
        store.create(ResourceTypes.TIERS, Yaml.named("application", "priority: 250"));
        store.create(ResourceTypes.TIERS, Yaml.named("baseline", "priority: 253"));
    }

    private ObjectNode create(ResourceType type, ObjectNode object) {
        admission.admitWrite(type, Optional.empty(), object);
        return store.create(type, object);
    }

    private void replace(ResourceType type, ObjectNode object) {
        admission.admitWrite(type, store.find(type, ObjectKey.of(object)), object);
    }

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

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedPolicies")
    void aPolicyIsRefusedByTheWebhookWithTheReason(String row, String spec, String reason) {
        assertThatThrownBy(() -> create(ResourceTypes.CLUSTER_NETWORK_POLICIES, Yaml.named("p", spec)))
                .as(row)
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("admission webhook \"acnpvalidator.antrea.io\" denied the request: ")
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> acceptedPolicies() {
        return Stream.of(
                arguments("no rules", "{priority: 1, appliedTo: [{podSelector: {}}]}"),
                arguments(
                        "groups that do not exist",
                        "{appliedTo: [{group: no}], egress: [{action: Drop, to: [{group: no}]}]}"),
                arguments("a span of ports", in("{action: Drop, ports: [{protocol: TCP, port: 5, endPort: 5}]}")),
                arguments("an except", from("{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}")),
                arguments("a prefixed label", from("{podSelector: {matchLabels: {example.com/app: web}}}")),
                arguments(
                        "an unknown namespace",
                        from("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: no}}}")),
                arguments("a wildcard", out("{action: Allow, to: [{fqdn: '*.example.com'}]}")),
                arguments("multicast alone", out("{action: Drop, to: [{ipBlock: {cidr: 239.0.0.0/8}}]}")),
                arguments("an old tier", "{tier: Application, appliedTo: [{podSelector: {}}]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acceptedPolicies")
    void whatAntreaAcceptsIsAccepted(String what, String spec) {
        assertThatCode(() -> create(ResourceTypes.CLUSTER_NETWORK_POLICIES, Yaml.named("p", spec)))
                .as(what)
                .doesNotThrowAnyException();
    }

    @Test
    void aPolicyGetsItsTierAndItsRulesGetNames() {
        ObjectNode policy = create(
                ResourceTypes.CLUSTER_NETWORK_POLICIES,
                Yaml.named("p", in("{name: mine, action: Allow}, {action: Drop, from: [{group: g}]}")));

        assertThat(policy.at("/spec/tier").asText()).isEqualTo("application");
        assertThat(policy.at("/spec/ingress/0/name").asText()).isEqualTo("mine");
        assertThat(policy.at("/spec/ingress/1/name").asText()).matches("ingress-drop-[0-9a-f]{7}");
    }

    static Stream<Arguments> refusedGroups() {
        return Stream.of(
                arguments("G1", "{podSelector: {}, ipBlocks: [{cidr: 10.0.0.0/8}]}", "selects in one way only"),
                arguments("G1 namespaces", "{namespaceSelector: {}, childGroups: [a]}", "selects in one way only"),
                arguments("G2", "{podSelector: {matchLabels: {a: '-'}}}", "\"-\" is not a valid label value"),
                arguments("G3 cidr", "{ipBlocks: [{cidr: ten}]}", "\"ten\" is not a valid CIDR"),
                arguments("G3 except", "{ipBlocks: [{cidr: 10.0.0.0/8, except: [x]}]}", "\"x\" is not a strict subset"),
                arguments("G4", "{ipBlocks: [{cidr: 10.0.0.0/8}, {cidr: 224.1.0.0/16}]}", "cannot be in one group"),
                arguments("G5", "{childGroups: [g]}", "cannot be a child of itself"),
                arguments("G6", "{childGroups: [leaf], }", "is a child of group parent"),
                arguments("G7", "{childGroups: [parent]}", "group parent has childGroups"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedGroups")
    void aGroupIsRefusedByTheWebhookWithTheReason(String row, String spec, String reason) {
        String name = row.equals("G6") ? "child" : "g";
        create(ResourceTypes.CLUSTER_GROUPS, Yaml.named("parent", "childGroups: [child, missing]"));
        create(ResourceTypes.CLUSTER_GROUPS, Yaml.named("child", "podSelector: {}"));

        assertThatThrownBy(() -> replaceOrCreate(name, spec))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("admission webhook \"clustergroupvalidator.antrea.io\" denied the request: ")
                .hasMessageContaining(reason);
    }

    private void replaceOrCreate(String name, String spec) {
        replace(ResourceTypes.CLUSTER_GROUPS, Yaml.named(name, spec));
    }

    @Test
    void aGroupMayBeEmptyOrNarrowedByNamespace() {
        assertThatCode(() -> create(ResourceTypes.CLUSTER_GROUPS, Yaml.named("empty", "{}")))
                .doesNotThrowAnyException();
        assertThatCode(() -> create(
                        ResourceTypes.CLUSTER_GROUPS,
                        Yaml.named("both", "{namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}")))
                .doesNotThrowAnyException();
    }

    private void assertTierRefused(ObjectNode tier, String reason) {
        assertThatThrownBy(() -> replace(ResourceTypes.TIERS, tier))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("admission webhook \"tiervalidator.antrea.io\" denied the request: ")
                .hasMessageContaining(reason);
    }

    @Test
    void t1ThereAreTwentyTiersAtMost() {
        for (int priority = 1; priority <= 18; priority++) {
            create(ResourceTypes.TIERS, Yaml.named("t" + priority, "priority: " + priority));
        }
        assertTierRefused(Yaml.named("t19", "priority: 19"), "20 tiers already");
    }

    @Test
    void t2ReservedPrioritiesAreRefused() {
        for (int priority : new int[] {251, 252, 254, 255}) {
            assertTierRefused(Yaml.named("t", "priority: " + priority), "priority " + priority + " is reserved");
        }
    }

    @Test
    void t3PrioritiesAreUnique() {
        assertTierRefused(Yaml.named("t", "priority: 250"), "tier application has priority 250 already");
    }

    @Test
    void t4APriorityStaysButADescriptionMayChange() {
        create(ResourceTypes.TIERS, Yaml.named("t", "priority: 5"));

        assertTierRefused(Yaml.named("t", "priority: 6"), "cannot be changed");
        assertThatCode(() -> replace(ResourceTypes.TIERS, Yaml.named("t", "{priority: 5, description: new}")))
                .doesNotThrowAnyException();
    }

    @Test
    void t5BuiltInTiersStay() {
        assertThatThrownBy(() -> admission.admitDelete(ResourceTypes.TIERS, Yaml.named("baseline", "priority: 253")))
                .hasMessageContaining("tier baseline is built in");
    }

    @Test
    void t6ATierInUseStaysAndAnUnusedOneMayGo() {
        ObjectNode tier = create(ResourceTypes.TIERS, Yaml.named("t", "priority: 5"));
        assertThatCode(() -> admission.admitDelete(ResourceTypes.TIERS, tier)).doesNotThrowAnyException();

        create(ResourceTypes.CLUSTER_NETWORK_POLICIES, Yaml.named("p", "{tier: t, appliedTo: [{podSelector: {}}]}"));

        assertThatThrownBy(() -> admission.admitDelete(ResourceTypes.TIERS, tier))
                .hasMessageContaining("tier t is referenced by 1 policies");
    }

    @Test
    void aNamespaceIsLabelledWithItsNameAndActive() {
        ObjectNode namespace = create(ResourceTypes.NAMESPACES, Yaml.object("metadata: {name: a}"));

        assertThat(namespace.at("/metadata/labels/kubernetes.io~1metadata.name").asText())
                .isEqualTo("a");
        assertThat(namespace.at("/status/phase").asText()).isEqualTo("Active");
    }

    @Test
    void aServiceGetsAnAddressOfItsOwnAndKeepsIt() {
        ObjectNode first = create(ResourceTypes.SERVICES, Yaml.named("a", "web", "ports: [{port: 80}]"));
        ObjectNode second = create(ResourceTypes.SERVICES, Yaml.named("b", "web", "ports: [{port: 80}]"));
        ObjectNode changed = Yaml.named("a", "web", "ports: [{port: 81, targetPort: 8081}]");
        replace(ResourceTypes.SERVICES, changed);

        assertThat(first.at("/spec/clusterIP").asText()).isEqualTo("198.18.8.2");
        assertThat(first.at("/spec/ports/0/protocol").asText()).isEqualTo("TCP");
        assertThat(first.at("/spec/ports/0/targetPort").asInt()).isEqualTo(80);
        assertThat(second.at("/spec/clusterIP").asText()).isEqualTo("198.18.8.3");
        assertThat(changed.at("/spec/clusterIP").asText()).isEqualTo("198.18.8.2");
    }

    @Test
    void aServiceWithoutAddressStaysWithout() {
        ObjectNode headless = create(ResourceTypes.SERVICES, Yaml.named("a", "headless", "clusterIP: None"));

        assertThat(headless.at("/spec/clusterIP").asText()).isEqualTo("None");
    }

    @Test
    void aPodThatIsReplacedStaysOnItsNode() {
        create(ResourceTypes.PODS, Yaml.named("a", "web", "nodeName: node-1"));
        ObjectNode replaced = Yaml.named("a", "web", "containers: []");
        replace(ResourceTypes.PODS, replaced);

        assertThat(replaced.at("/spec/nodeName").asText()).isEqualTo("node-1");
    }
}
