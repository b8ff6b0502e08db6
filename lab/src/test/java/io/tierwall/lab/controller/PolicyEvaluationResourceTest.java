package io.tierwall.lab.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.Yaml;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyEvaluationResourceTest {

    private static final String FROM_A = "from: [{podSelector: {}}]";
    private static final String EVERYBODY = "appliedTo: [{podSelector: {}}]";

    private final ObjectStore store = new ObjectStore(Clock.systemUTC(), UUID::randomUUID);
    private final PolicyEvaluationResource evaluation = new PolicyEvaluationResource(store);

    @BeforeEach
    void twoPods() {
        DefaultTiers.ensure(store);
        pod("a", "198.18.0.2");
        pod("b", "198.18.0.3");
        store.create(ResourceTypes.CLUSTER_GROUPS, Yaml.named("g", "podSelector: {}"));
    }

    private void pod(String namespace, String address) {
        store.create(ResourceTypes.NAMESPACES, Yaml.object("metadata: {name: " + namespace + "}"));
        ObjectNode pod = Yaml.named(namespace, "web", "nodeName: node-1");
        pod.set("status", Yaml.object("{phase: Running, podIPs: [{ip: " + address + "}]}"));
        store.create(ResourceTypes.PODS, pod);
    }

    private void policy(String name, String tier, String spec) {
        store.create(
                ResourceTypes.CLUSTER_NETWORK_POLICIES,
                Yaml.named(name, "{tier: " + tier + ", priority: 5, " + spec + "}"));
    }

    private void kubernetesPolicy(String spec) {
        store.create(ResourceTypes.NETWORK_POLICIES, Yaml.named("b", "np", spec));
    }

    private JsonNode response() {
        return response("{source: {pod: {namespace: a, name: web}}, destination: {pod: {namespace: b, name: web}}}");
    }

    private JsonNode response(String request) {
        return evaluation.answer(Yaml.object("request: " + request)).path("response");
    }

    private String policyName() {
        return response().at("/networkPolicy/name").asText("nobody");
    }

    @Test
    void theFirstRuleThatSelectsBothPodsIsNamed() {
        policy(
                "p",
                "application",
                EVERYBODY + ", ingress: [{name: none, action: Allow, from: [{podSelector: {matchLabels: {x: y}}}]},"
                        + " {name: all, action: Drop, " + FROM_A + "}]");

        JsonNode response = response();

        assertThat(response.at("/networkPolicy/type").asText()).isEqualTo("AntreaClusterNetworkPolicy");
        assertThat(response.path("ruleIndex").asInt()).isEqualTo(1);
        assertThat(response.path("rule")).isEqualTo(Yaml.object("{direction: In, name: all, action: Drop}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appliedTo: [{group: g}], ingress: [{name: r, action: Drop, from: [{podSelector: {}}]}]",
                "appliedTo: [{podSelector: {}}], ingress: [{name: r, action: Drop, from: [{group: g}]}]",
                "appliedTo: [{podSelector: {}}], ingress: [{name: r, action: Drop, from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]",
                "appliedTo: [{podSelector: {}}], ingress: [{name: r, action: Drop}]",
            })
    void whatAntreaDoesNotSeeIsNotSeen(String spec) {
        policy("p", "application", spec);

        assertThat(response().isMissingNode()).isTrue();
    }

    @Test
    void portsAndTheAppliedToOfSingleRulesAreNotLookedAt() {
        policy(
                "p",
                "application",
                "ingress: [{name: r, action: Drop, appliedTo: [{namespaceSelector: {matchLabels: {x: y}}}], " + FROM_A
                        + ", ports: [{port: 5}]}, {name: s, action: Drop, " + EVERYBODY + "}]");

        assertThat(response().at("/rule/name").asText()).isEqualTo("r");
    }

    @Test
    void anEgressRuleThatRanksFirstHidesAnIngressRule() {
        policy("out", "securityops", EVERYBODY + ", egress: [{name: o, action: Allow, to: [{podSelector: {}}]}]");
        policy("in", "application", EVERYBODY + ", ingress: [{name: i, action: Drop, " + FROM_A + "}]");

        assertThat(policyName()).isEqualTo("out");
    }

    @Test
    void aRuleThatPassesLeadsToKubernetesPoliciesAndTheBaseline() {
        policy("pass", "securityops", EVERYBODY + ", ingress: [{name: p, action: Pass, " + FROM_A + "}]");
        policy("in", "application", EVERYBODY + ", ingress: [{name: i, action: Drop, " + FROM_A + "}]");
        assertThat(policyName()).isEqualTo("pass");
        policy("base", "baseline", EVERYBODY + ", ingress: [{name: b, action: Drop, " + FROM_A + "}]");
        assertThat(policyName()).isEqualTo("base");

        kubernetesPolicy("{podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}");

        assertThat(policyName()).isEqualTo("np");
        assertThat(response().path("ruleIndex").asInt()).isZero();
    }

    @Test
    void isolationByAKubernetesPolicyHasTheIndexMinusOne() {
        kubernetesPolicy("{podSelector: {}, policyTypes: [Ingress]}");

        assertThat(response().path("ruleIndex").asInt()).isEqualTo(-1);
        assertThat(response().path("rule")).isEqualTo(Yaml.object("{direction: In}"));
    }

    @Test
    void aPodThatDoesNotExistHasNoResponseAndOneWithoutANameIsAnError() {
        policy("p", "application", EVERYBODY + ", ingress: [{name: r, action: Drop, " + FROM_A + "}]");

        assertThat(response("{source: {pod: {name: web}}, destination: {pod: {namespace: b, name: web}}}")
                        .isMissingNode())
                .isTrue();
        assertThatThrownBy(() -> response("{source: {pod: {namespace: a, name: web}}}"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(500));
    }
}
