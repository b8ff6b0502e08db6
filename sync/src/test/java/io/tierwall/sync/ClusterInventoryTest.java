package io.tierwall.sync;

import static io.tierwall.sync.EngineFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.resolve.Inventory.ContainerPort;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ResourceApi;
import io.tierwall.sync.inventory.ClusterInventory;
import io.tierwall.sync.inventory.Coverage;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is in a cluster is known, follows it, and each kind fails by itself. */
final class ClusterInventoryTest {

    private final LabFixture lab = new LabFixture();
    private ClusterInventory inventory =
            ClusterInventory.start("lab", open(), new Pauses(new Random(1)), Clock.systemUTC());

    @AfterEach
    void close() {
        inventory.close();
        lab.close();
    }

    private ResourceApi open() {
        return ResourceApi.open(
                "lab", lab.kubeconfig().clientConfig(SyncSettings.DEFAULT), SyncSettings.DEFAULT.requestTimeout());
    }

    private void create(ResourceType type, String json) throws Exception {
        lab.objects.create(type, (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    private List<String> names(InventoryKind kind) {
        return inventory.items(kind).stream().map(InventoryItem::name).toList();
    }

    @Test
    void podsComeAndGoAndOnlyWhatIsAskedForIsKept() throws Exception {
        await("the pods known", () -> inventory.coverage(InventoryKind.PODS).known());
        create(ResourceTypes.PODS, """
                {'metadata': {'name': 'web', 'namespace': 'shop', 'labels': {'app': 'web'}},
                 'spec': {'nodeName': 'n1', 'serviceAccountName': 'sa',
                          'containers': [{'name': 'c', 'image': 'x', 'ports': [{'name': 'http', 'containerPort': 80}]}]},
                 'status': {'phase': 'Running', 'podIPs': [{'ip': '10.0.0.7'}],
                            'conditions': [{'type': 'Ready', 'status': 'True'}]}}""");
        await("the pod", () -> names(InventoryKind.PODS).equals(List.of("web")));

        InventoryItem pod = inventory.items(InventoryKind.PODS).getFirst();
        assertThat(pod.labels()).containsEntry("app", "web");
        assertThat(pod.facts())
                .isEqualTo(new Facts.Pod(
                        "n1",
                        List.of("10.0.0.7"),
                        "Running",
                        List.of(new ContainerPort("http", Protocol.TCP, 80)),
                        "sa",
                        true,
                        false));
        assertThat(inventory.items(InventoryKind.PODS)).isSameAs(inventory.items(InventoryKind.PODS));
        assertThat(pod.yaml()).isEmpty();

        lab.objects.delete(ResourceTypes.PODS, new ObjectKey("shop", "web"));
        await("no pod", () -> names(InventoryKind.PODS).isEmpty());
    }

    @Test
    void policiesAreKeptWholeAndSayWhoseTheyAre() throws Exception {
        create(ResourceTypes.CLUSTER_NETWORK_POLICIES, """
                {'metadata': {'name': 'ours', 'labels': {'tierwall.io/managed-by': 'tierwall'},
                              'managedFields': [{'manager': 'somebody'}]}, 'spec': {'priority': 5}}""");
        create(ResourceTypes.CLUSTER_NETWORK_POLICIES, "{'metadata': {'name': 'theirs'}, 'spec': {'priority': 6}}");

        await("both", () -> names(InventoryKind.CLUSTER_NETWORK_POLICIES).size() == 2);

        List<InventoryItem> policies = inventory.items(InventoryKind.CLUSTER_NETWORK_POLICIES);
        assertThat(policies).extracting(InventoryItem::ours).containsExactly(true, false);
        assertThat(policies.getFirst().yaml().orElseThrow())
                .contains("kind: \"ClusterNetworkPolicy\"", "priority: 5")
                .doesNotContain("managedFields");
    }

    @Test
    void aKindThatMustNotBeReadIsUnknownAndTheOthersAreKnown() {
        inventory.close();
        inventory =
                ClusterInventory.start("lab", new WithoutPods(open()), new Pauses(new Random(1)), Clock.systemUTC());

        await("the nodes known", () -> inventory.coverage(InventoryKind.NODES).known());
        await(
                "the refusal",
                () -> inventory.coverage(InventoryKind.PODS).reason().equals("pods is forbidden"));
        assertThat(inventory.coverage(InventoryKind.PODS).known()).isFalse();
    }

    @Test
    void aClusterThatCannotBeReachedAnyMoreIsNotKnownButWhatItHeldIs() throws Exception {
        create(ResourceTypes.CLUSTER_NETWORK_POLICIES, "{'metadata': {'name': 'theirs'}, 'spec': {'priority': 6}}");
        inventory.close();
        CutWire wire = new CutWire(open(), new AtomicBoolean(), new Semaphore(0, true));
        inventory = ClusterInventory.start("lab", wire, new Pauses(new Random(1)), Clock.systemUTC());
        await("the policy", () -> names(InventoryKind.CLUSTER_NETWORK_POLICIES).size() == 1);
        await("no pod known", () -> inventory.coverage(InventoryKind.PODS).known());

        wire.cut().set(true);
        wire.ends().release(1_000);

        await("the loss", () -> !inventory.coverage(InventoryKind.PODS).known());
        assertThat(inventory.coverage(InventoryKind.PODS).held()).isTrue();
        await(
                "the loss",
                () -> !inventory
                        .coverage(InventoryKind.CLUSTER_NETWORK_POLICIES)
                        .known());
        assertThat(names(InventoryKind.CLUSTER_NETWORK_POLICIES)).containsExactly("theirs");
    }

    /** Ends watches when it is told to, and answers nothing once it is cut. */
    private record CutWire(ResourceApi api, AtomicBoolean cut, Semaphore ends) implements ResourceApi {

        @Override
        public JsonNode get(String path) throws ClusterException, InterruptedException {
            if (cut.get()) {
                throw new ClusterException(ClusterException.Kind.UNAVAILABLE, "no connection");
            }
            return api.get(path);
        }

        @Override
        public JsonNode post(String path, JsonNode body) throws ClusterException, InterruptedException {
            return api.post(path, body);
        }

        @Override
        public void delete(String path, String uid) throws ClusterException, InterruptedException {
            api.delete(path, uid);
        }

        @Override
        public void watch(String path, Duration silence, Runnable opened, Consumer<JsonNode> events)
                throws ClusterException, InterruptedException {
            ends.acquire();
            throw new ClusterException(ClusterException.Kind.UNAVAILABLE, "no connection");
        }

        @Override
        public void close() {
            api.close();
        }
    }

    @Test
    void aWatchThatEndsOnceIsNoLoss() {
        inventory.close();
        CutWire wire = new CutWire(open(), new AtomicBoolean(), new Semaphore(0, true));
        inventory = ClusterInventory.start("lab", wire, new Pauses(new Random(1)), Clock.systemUTC());
        await(
                "everything known",
                () -> Stream.of(InventoryKind.values())
                        .allMatch(kind -> inventory.coverage(kind).known()));
        await("all watches", () -> wire.ends().getQueueLength() == InventoryKind.values().length);
        Instant since = inventory.coverage(InventoryKind.PODS).since();

        wire.ends().release(InventoryKind.values().length);
        await("all watches anew", () -> wire.ends().getQueueLength() == InventoryKind.values().length);

        assertThat(inventory.coverage(InventoryKind.PODS)).isEqualTo(Coverage.full(since));
    }

    /** One who may read everything but pods. */
    private record WithoutPods(ResourceApi api) implements ResourceApi {

        @Override
        public JsonNode get(String path) throws ClusterException, InterruptedException {
            if (path.startsWith("api/v1/pods")) {
                throw new ClusterException(ClusterException.Kind.REFUSED, "pods is forbidden");
            }
            return api.get(path);
        }

        @Override
        public JsonNode post(String path, JsonNode body) throws ClusterException, InterruptedException {
            return api.post(path, body);
        }

        @Override
        public void delete(String path, String uid) throws ClusterException, InterruptedException {
            api.delete(path, uid);
        }

        @Override
        public void watch(String path, Duration duration, Runnable opened, Consumer<JsonNode> events)
                throws ClusterException, InterruptedException {
            api.watch(path, duration, opened, events);
        }

        @Override
        public void close() {
            api.close();
        }
    }
}
