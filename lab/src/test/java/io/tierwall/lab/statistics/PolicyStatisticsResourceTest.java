package io.tierwall.lab.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.lab.network.Endpoint;
import io.tierwall.lab.network.RuleCounters;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.FickleNetwork;
import io.tierwall.lab.testing.MovableClock;
import io.tierwall.lab.testing.Yaml;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PolicyStatisticsResourceTest {

    private static final UUID UID = new UUID(1, 2);

    private final ObjectStore store = new ObjectStore(new MovableClock(), () -> UID);
    private final FickleNetwork network = new FickleNetwork();
    private final TrafficCollector collector = new TrafficCollector(network, store);
    private final PolicyStatisticsResource statistics = PolicyStatisticsResource.ofClusterPolicies(store, collector);

    @BeforeEach
    void onePolicy() {
        store.create(ResourceTypes.CLUSTER_NETWORK_POLICIES, Yaml.named("p", "{}"));
    }

    private void count(String rule, long sessions, long packets, long bytes) {
        network.count(new RuleSource(UID.toString(), "p", rule), new RuleCounters(sessions, packets, bytes));
        collector.collect();
    }

    private ObjectNode found() {
        return statistics.find(new ObjectKey("", "p"), Map.of()).orElseThrow();
    }

    @Test
    void aPolicyHasEmptyStatisticsFromTheStart() {
        assertThat(found()).isEqualTo(Yaml.object("""
                                metadata:
                                  name: p
                                  uid: 00000000-0000-0001-0000-000000000002
                                  creationTimestamp: "2026-05-01T10:00:00Z"
                                trafficStats: {}
                                """));
    }

    @Test
    void differencesAreSummedByRuleAndPolicyAndZerosLeftOut() {
        count("drop", 0, 1, 60);
        count("allow", 2, 5, 500);
        count("allow", 3, 9, 900);
        count("quiet", 0, 0, 0);

        assertThat(found().path("trafficStats")).hasToString("{\"packets\":10,\"bytes\":960,\"sessions\":3}");
        assertThat(found().path("ruleTrafficStats"))
                .hasToString("[{\"name\":\"allow\",\"trafficStats\":{\"packets\":9,\"bytes\":900,\"sessions\":3}},"
                        + "{\"name\":\"drop\",\"trafficStats\":{\"packets\":1,\"bytes\":60}}]");
    }

    @Test
    void aCounterThatBeginsAgainAddsToTheTotal() {
        count("allow", 2, 5, 500);
        count("allow", 1, 1, 100);

        assertThat(found().at("/trafficStats/bytes").asInt()).isEqualTo(600);
    }

    @Test
    void whatIsCountedWhileTheAgentIsSilentIsLost() {
        store.create(
                ResourceTypes.NODES,
                Yaml.object("metadata: {name: '" + Endpoint.ONLY_NODE
                        + "', annotations: {lab.tierwall.io/agent: silent}}"));
        count("allow", 2, 5, 500);
        assertThat(found().path("trafficStats")).isEmpty();
        store.update(ResourceTypes.NODES, new ObjectKey("", Endpoint.ONLY_NODE), node -> {
            node.withObject("/metadata").remove("annotations");
            return node;
        });
        count("allow", 3, 6, 600);

        assertThat(found().at("/trafficStats/bytes").asInt()).isEqualTo(100);
    }

    @Test
    void nothingIsKnownBeforeItIsCollected() {
        network.count(new RuleSource(UID.toString(), "p", "r"), new RuleCounters(1, 1, 60));

        assertThat(found().path("trafficStats")).isEmpty();
    }

    @Test
    void statisticsGoWithTheirPolicy() {
        count("allow", 2, 5, 500);
        store.delete(ResourceTypes.CLUSTER_NETWORK_POLICIES, new ObjectKey("", "p"));
        collector.collect();

        assertThat(statistics.find(new ObjectKey("", "p"), Map.of())).isEmpty();
        assertThat(statistics.list()).isEmpty();
        assertThat(collector.of(UID.toString())).isEmpty();
    }

    @Test
    void policiesOfNamespacesAreToldOfByRule() {
        store.create(ResourceTypes.ANTREA_NETWORK_POLICIES, Yaml.named("shop", "p", "{}"));
        count("allow", 2, 5, 500);
        PolicyStatisticsResource antrea = PolicyStatisticsResource.ofAntreaPolicies(store, collector);

        ObjectNode found = antrea.find(new ObjectKey("shop", "p"), Map.of()).orElseThrow();

        assertThat(found.at("/metadata/namespace").asText()).isEqualTo("shop");
        assertThat(found.at("/ruleTrafficStats/0/trafficStats/sessions").asInt())
                .isEqualTo(2);
        assertThat(antrea.list()).containsExactly(found);
        assertThat(antrea.find(new ObjectKey("other", "p"), Map.of())).isEmpty();
    }

    @Test
    void kubernetesPoliciesAreToldOfAsAWhole() {
        store.create(ResourceTypes.NETWORK_POLICIES, Yaml.named("shop", "p", "{}"));
        count("", 2, 5, 500);

        ObjectNode found = PolicyStatisticsResource.ofKubernetesPolicies(store, collector)
                .find(new ObjectKey("shop", "p"), Map.of())
                .orElseThrow();

        assertThat(found.path("trafficStats")).hasToString("{\"packets\":5,\"bytes\":500,\"sessions\":2}");
        assertThat(found.has("ruleTrafficStats")).isFalse();
    }
}
