package io.tierwall.lab.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.lab.controller.SilentNodes;
import io.tierwall.lab.network.Outcome;
import io.tierwall.lab.network.Probe;
import io.tierwall.lab.network.SimulatedNetwork;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.MovableClock;
import io.tierwall.lab.testing.Yaml;
import io.tierwall.model.address.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodeAgentsTest {

    private final MovableClock clock = new MovableClock();
    private final ObjectStore store = new ObjectStore(clock, UUID::randomUUID);
    private final SimulatedNetwork network = new SimulatedNetwork();
    private final List<LabNode> nodes = LabNode.of("alpha", new AddressPlan(1, 2));
    private final List<String> phasesWhileWaiting = new ArrayList<>();
    private final NodeAgents agents = new NodeAgents(store, network, nodes, this::seen, clock);

    private final Set<String> behind = new TreeSet<>();

    private boolean seen(String node, long version) {
        store.list(ResourceTypes.PODS)
                .items()
                .forEach(pod -> phasesWhileWaiting.add(pod.at("/status/phase").asText()));
        return version > 0 && !behind.contains(node);
    }

    @BeforeEach
    void register() {
        agents.register();
    }

    private void create(String namespace, String name, String spec) {
        store.create(ResourceTypes.PODS, Yaml.named(namespace, name, spec));
    }

    private void reconcile() throws InterruptedException {
        agents.reconcile(List.of());
    }

    private JsonNode pod(String namespace, String name) {
        return store.find(ResourceTypes.PODS, new ObjectKey(namespace, name)).orElseThrow();
    }

    private Outcome probe(String from, JsonNode to, int port, Protocol protocol) {
        IpAddress address = IpAddress.parse(to.at("/status/podIP").asText()).orElseThrow();
        return network.probe(new Probe(from, address, port, protocol));
    }

    @Test
    void nodesAreReadyAndHaveABlockOfAddressesForTheirPods() {
        JsonNode node = store.list(ResourceTypes.NODES).items().getFirst();

        assertThat(node.at("/metadata/name").asText()).isEqualTo("alpha-node-1");
        assertThat(node.at("/spec/podCIDR").asText()).isEqualTo("198.18.16.0/22");
        assertThat(node.at("/status/conditions/0/type").asText()).isEqualTo("Ready");
        assertThat(node.at("/status/conditions/0/status").asText()).isEqualTo("True");
    }

    @Test
    void podsAreSpreadOverTheNodesAndRunWithAnAddressOfTheirNode() throws InterruptedException {
        create("a", "db", "containers: [{name: c, image: none}]");
        create("a", "web", "containers: [{name: c}]");

        reconcile();

        JsonNode db = pod("a", "db");
        assertThat(db.at("/spec/nodeName").asText()).isEqualTo("alpha-node-1");
        assertThat(pod("a", "web").at("/spec/nodeName").asText()).isEqualTo("alpha-node-2");
        assertThat(db.at("/status/phase").asText()).isEqualTo("Running");
        assertThat(db.at("/status/podIP").asText()).isEqualTo("198.18.16.2");
        assertThat(db.at("/status/podIPs/0/ip").asText()).isEqualTo("198.18.16.2");
        assertThat(db.at("/status/hostIP").asText()).isEqualTo("198.19.240.17");
        assertThat(db.at("/status/startTime").asText()).isEqualTo("2026-05-01T10:00:00Z");
        assertThat(db.at("/status/containerStatuses/0/ready").asBoolean()).isTrue();
        assertThat(pod("a", "web").at("/status/podIP").asText()).isEqualTo("198.18.20.2");
    }

    @Test
    void aPodHasItsAddressBeforeItJoinsTheNetworkSoThatRulesAreFirst() throws InterruptedException {
        create("a", "web", "{}");

        reconcile();

        assertThat(phasesWhileWaiting).containsExactly("Pending");
        assertThat(pod("a", "web").at("/status/phase").asText()).isEqualTo("Running");
    }

    private String phase(String name) {
        return pod("a", name).at("/status/phase").asText();
    }

    @Test
    void aPodWaitsForTheRulesOfItsOwnNodeOnly() throws InterruptedException {
        behind.add("alpha-node-1");
        create("a", "first", "nodeName: alpha-node-1");
        create("a", "second", "nodeName: alpha-node-2");
        reconcile();
        assertThat(phase("first")).isEqualTo("Pending");
        assertThat(phase("second")).isEqualTo("Running");
        behind.clear();

        reconcile();

        assertThat(phase("first")).isEqualTo("Running");
    }

    @Test
    void aPodThatHasWaitedTwoSecondsStartsWithoutItsRules() throws InterruptedException {
        behind.add("alpha-node-1");
        create("a", "first", "nodeName: alpha-node-1");
        reconcile();
        clock.advance(Duration.ofMillis(1_999));
        reconcile();
        assertThat(phase("first")).isEqualTo("Pending");
        clock.advance(Duration.ofMillis(1));

        reconcile();

        assertThat(phase("first")).isEqualTo("Running");
    }

    @Test
    void aPodWaitsForRulesFromTheMomentThatItsAgentIsBack() throws InterruptedException {
        behind.add("alpha-node-1");
        silence("alpha-node-1", true);
        create("a", "first", "nodeName: alpha-node-1");
        create("a", "second", "nodeName: alpha-node-2");
        reconcile();
        clock.advance(Duration.ofMinutes(1));
        reconcile();
        assertThat(pod("a", "first").at("/status/reason").asText()).isEqualTo("NetworkNotReady");
        assertThat(phase("second")).isEqualTo("Running");
        silence("alpha-node-1", false);
        reconcile();
        assertThat(phase("first")).isEqualTo("Pending");
        behind.clear();

        reconcile();

        assertThat(phase("first")).isEqualTo("Running");
    }

    private void silence(String node, boolean silent) {
        store.update(ResourceTypes.NODES, new ObjectKey("", node), object -> {
            SilentNodes.mark(object, silent);
            return object;
        });
    }

    @Test
    void aPodStaysOnTheNodeThatItNamesAndWaitsForOneThatIsNotThere() throws InterruptedException {
        create("a", "here", "nodeName: alpha-node-2");
        create("a", "nowhere", "nodeName: other");

        reconcile();

        assertThat(pod("a", "here").at("/status/podIP").asText()).startsWith("198.18.20.");
        assertThat(pod("a", "nowhere").at("/status/phase").asText()).isEqualTo("Pending");
        assertThat(pod("a", "nowhere").at("/status/message").asText()).contains("there is no node other");
    }

    @Test
    void podsListenOnTheirPortsOverTcpAndUdpOrOnEighty() throws InterruptedException {
        create(
                "a",
                "db",
                "containers: [{name: c, ports: [{containerPort: 5432}, {containerPort: 53, protocol: UDP}]}]");
        create("a", "web", "containers: [{name: c}]");
        reconcile();

        assertThat(probe("a/web", pod("a", "db"), 5432, Protocol.TCP)).isEqualTo(Outcome.CONNECTED);
        assertThat(probe("a/web", pod("a", "db"), 5432, Protocol.UDP)).isEqualTo(Outcome.CONNECTED);
        assertThat(probe("a/web", pod("a", "db"), 53, Protocol.TCP)).isEqualTo(Outcome.CONNECTED);
        assertThat(probe("a/web", pod("a", "db"), 80, Protocol.TCP)).isEqualTo(Outcome.REJECTED);
        assertThat(probe("a/db", pod("a", "web"), 80, Protocol.UDP)).isEqualTo(Outcome.CONNECTED);
    }

    @Test
    void aPodThatIsDeletedLeavesAndOneOfItsNameGetsANewAddress() throws InterruptedException {
        create("a", "web", "nodeName: alpha-node-1");
        create("a", "client", "nodeName: alpha-node-1");
        reconcile();
        JsonNode before = store.delete(ResourceTypes.PODS, new ObjectKey("a", "web"));
        create("a", "web", "nodeName: alpha-node-1");

        reconcile();

        assertThat(pod("a", "web").at("/status/podIP").asText())
                .isNotEqualTo(before.at("/status/podIP").asText());
        assertThat(probe("a/client", pod("a", "web"), 80, Protocol.TCP)).isEqualTo(Outcome.CONNECTED);
    }

    @ParameterizedTest(name = "cluster {0} with {1} nodes")
    @CsvSource({
        "0, 1, 198.18.0.0/22, 198.18.12.0/22",
        "30, 3, 198.19.232.0/22, 198.19.236.0/22",
        "2, 12, 198.18.43.0/24, 198.18.44.0/22",
        "0, 48, 198.19.120.0/21, 198.19.128.0/18"
    })
    void blocksOfPodsAndServicesAreApart(int cluster, int count, String lastPods, String services) {
        AddressPlan plan = new AddressPlan(cluster, count);

        assertThat(plan.podBlocks()).hasSize(count).doesNotHaveDuplicates();
        assertThat(plan.podBlocks().getLast()).hasToString(lastPods);
        assertThat(plan.serviceBlock()).hasToString(services);
    }
}
