package io.tierwall.lab.cluster;

import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.cluster.LabSettings.Pace;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.Yaml;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules can say, on the simulated network. */
final class RuleFieldsTest {

    private static final String MANIFEST = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: a, labels: {team: red}}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: b, labels: {team: red}}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: c, labels: {team: blue}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: server, namespace: a, labels: {app: server}}
            spec: {containers: [{name: c, image: none, ports: [{name: http, containerPort: 8080}]}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: client, namespace: a}
            spec: {containers: [{name: c, image: none}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: client, namespace: b}
            spec: {serviceAccountName: robot, containers: [{name: c, image: none}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: client, namespace: c}
            spec: {containers: [{name: c, image: none}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: a}
            spec: {clusterIP: 198.18.124.77, selector: {app: server}, ports: [{port: 80, targetPort: 8080}]}
            """;

    private static final String SERVICE = "198.18.124.77";

    private final RunningCluster cluster = RunningCluster.start(
            LabSettings.of("fields", 7, NetworkKind.SIMULATED)
                    .withPace(new Pace(Duration.ofSeconds(1), Duration.ofMillis(1)))
                    .withManifest(MANIFEST),
            Clock.systemUTC());

    @AfterEach
    void close() {
        cluster.close();
    }

    private JsonNode policy(String spec) {
        ObjectNode policy = Yaml.named("p", spec);
        cluster.admission().admitWrite(ResourceTypes.CLUSTER_NETWORK_POLICIES, Optional.empty(), policy);
        return cluster.store().create(ResourceTypes.CLUSTER_NETWORK_POLICIES, policy);
    }

    private String phase() {
        return status().path("phase").asText();
    }

    private JsonNode status() {
        return cluster.store()
                .find(ResourceTypes.CLUSTER_NETWORK_POLICIES, new ObjectKey("", "p"))
                .orElseThrow()
                .path("status");
    }

    private String probe(String from, String rest) {
        return probe(from, "a/server", rest);
    }

    private String probe(String from, String to, String rest) {
        return cluster.probes()
                .answer(Yaml.object("{from: " + from + "/client, to: " + to + ", " + rest + "}"))
                .at("/results/0/result")
                .asText();
    }

    private void rejecting(String rule) throws Exception {
        policy("{tier: application, priority: 5, appliedTo: [{namespaceSelector: {matchLabels:"
                + " {kubernetes.io/metadata.name: a}}}], ingress: [{name: r, action: Reject, " + rule + "}]}");
        assertEventually(() -> assertThat(phase()).isEqualTo("Realized"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from: [{namespaces: {match: Self}}] | rejected connected connected",
                "from: [{namespaces: {sameLabels: [team]}}] | rejected rejected connected",
                "from: [{serviceAccount: {name: robot, namespace: b}}] | connected rejected connected",
                "ports: [{port: http}] | rejected rejected rejected",
                "ports: [{port: 8080, endPort: 8090}] | rejected rejected rejected",
                "ports: [{port: other}] | connected connected connected",
                "from: [{nodeSelector: {}}] | connected connected connected",
            })
    void aRuleDecidesForThoseWhomItNames(String rule, String outcomes) throws Exception {
        rejecting(rule);

        assertThat(String.join(" ", probe("a", "port: 8080"), probe("b", "port: 8080"), probe("c", "port: 8080")))
                .isEqualTo(outcomes);
    }

    @Test
    void icmpIsDecidedAndPortsAreNot() throws Exception {
        rejecting("protocols: [{icmp: {icmpType: 8}}]");

        assertThat(probe("b", "protocol: ICMP")).isEqualTo("rejected");
        assertThat(probe("b", "port: 8080")).isEqualTo("connected");
    }

    private void rejectingFromB(String to) throws Exception {
        policy("{tier: application, priority: 5, appliedTo: [{namespaceSelector: {matchLabels:"
                + " {kubernetes.io/metadata.name: b}}}], egress: [{name: r, action: Reject, " + to + "}]}");
        assertEventually(() -> assertThat(phase()).isEqualTo("Realized"));
    }

    @Test
    void aRuleToServicesDecidesWhatGoesThroughThemAndNothingElse() throws Exception {
        // Nodes know the service when its pod has been ready for a moment.
        assertEventually(() -> assertThat(probe("b", SERVICE, "port: 80")).isEqualTo("connected"));

        rejectingFromB("toServices: [{name: web, namespace: a}]");

        assertThat(probe("b", SERVICE, "port: 80")).isEqualTo("rejected");
        assertThat(probe("b", "port: 8080")).isEqualTo("connected");
        assertThat(probe("c", SERVICE, "port: 80")).isEqualTo("connected");
    }

    @Test
    void aRuleToNodesDecidesForTheAddressesOfThoseItSelects() throws Exception {
        String labelled = "fields-node-1";
        cluster.store().update(ResourceTypes.NODES, new ObjectKey("", labelled), node -> {
            node.withObject("/metadata/labels").put("zone", "z1");
            return node;
        });

        rejectingFromB("to: [{nodeSelector: {matchLabels: {zone: z1}}}]");

        assertThat(probe("b", address(labelled), "port: 80")).isEqualTo("rejected");
        // Nobody answers at a node's address.
        assertThat(probe("b", address("fields-node-2"), "port: 80")).isEqualTo("dropped");
        assertThat(probe("c", address(labelled), "port: 80")).isEqualTo("dropped");
    }

    private String address(String node) {
        return cluster.store()
                .find(ResourceTypes.NODES, new ObjectKey("", node))
                .orElseThrow()
                .at("/status/addresses/0/address")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingress: [{name: r, action: Drop, l7Protocols: [{http: {}}]}]",
                "ingress: [{name: r, action: Drop, protocols: [{igmp: {igmpType: 17}}]}]",
                "ingress: [{name: r, action: Drop, ports: [{sourcePort: 5}]}]",
                "egress: [{name: r, action: Drop, to: [{fqdn: example.com}]}]",
                "ingress: [{name: r, action: Drop, from: [{podSelector: {}, scope: ClusterSet}]}]",
            })
    void whatTheLabCannotDoFailsWithTheReason(String rules) throws Exception {
        ObjectNode policy =
                Yaml.named("p", "{tier: application, priority: 5, appliedTo: [{podSelector: {}}], " + rules + "}");
        cluster.store().create(ResourceTypes.CLUSTER_NETWORK_POLICIES, policy);

        assertEventually(() -> assertThat(phase()).isEqualTo("Failed"));
        assertThat(status().at("/conditions/0/message").asText()).startsWith("the lab does not enforce ");
    }
}
