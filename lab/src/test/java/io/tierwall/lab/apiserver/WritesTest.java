package io.tierwall.lab.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.ApiClient;
import io.tierwall.lab.testing.ApiClient.Reply;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WritesTest {

    private static final String POLICIES = "/apis/crd.antrea.io/v1beta1/clusternetworkpolicies";
    private static final String TIERS = "/apis/crd.antrea.io/v1beta1/tiers";
    private static final String PODS = "/api/v1/namespaces/default/pods";

    private final TestCluster cluster = TestCluster.start();
    private final ApiClient client = new ApiClient(cluster.server().kubeconfig());

    @BeforeEach
    void onePolicy() {
        assertThat(client.post(POLICIES, policy("web", 5)).code()).isEqualTo(201);
    }

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    private static String policy(String name, Object priority) {
        return "{apiVersion: crd.antrea.io/v1beta1, kind: ClusterNetworkPolicy, metadata: {name: " + name
                + "}, spec: {tier: application, priority: " + priority + "}}";
    }

    private static String pod(String name) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: " + name
                + ", creationTimestamp: null}, spec: {containers: [{name: c, image: x}]}, status: {phase: Running}}";
    }

    @Test
    void whatIsCreatedIsThereAsItWasSentWithAnIdentityAndWithoutUnknownFields() {
        Reply created = client.post(
                POLICIES,
                "{apiVersion: crd.antrea.io/v1beta1, kind: ClusterNetworkPolicy, metadata: {name: b, uid: mine}, spec: {priority: 1.0, foo: 1},"
                        + " status: {phase: Realized}}");

        assertThat(created.code()).isEqualTo(201);
        assertThat(created.body()).isEqualTo(client.get(POLICIES + "/b").body());
        assertThat(created.text("/kind")).isEqualTo("ClusterNetworkPolicy");
        assertThat(created.text("/metadata/uid")).isNotEqualTo("mine").isNotEmpty();
        assertThat(created.body().path("spec").toString()).isEqualTo("{\"priority\":1}");
        assertThat(created.body().has("status")).isFalse();
        assertThat(created.text("/metadata/managedFields/0/manager")).isEqualTo("test");
    }

    @Test
    void admissionHasASay() {
        Reply reply = client.merge(POLICIES + "/web", "{metadata: {labels: {refuse: me}}}");

        assertThat(reply.code()).isEqualTo(400);
        assertThat(reply.text("/message"))
                .isEqualTo("admission webhook \"test.tierwall.io\" denied the request: it says so itself");
        client.merge(POLICIES + "/web", "{metadata: {annotations: {keep: me}}}");
        assertThat(client.delete(POLICIES + "/web").code()).isEqualTo(400);
    }

    @Test
    void aReplacementWithoutVersionReplacesWhateverIsThere() {
        assertThat(client.put(POLICIES + "/web", policy("web", 7))
                        .body()
                        .at("/spec/priority")
                        .asInt())
                .isEqualTo(7);
        assertThat(client.put(POLICIES + "/none", policy("none", 7)).code()).isEqualTo(404);
        assertThat(client.put(POLICIES + "/web", policy("other", 7)).code()).isEqualTo(400);
        assertThat(client.put(POLICIES + "/web", policy("web, uid: other", 7)).code())
                .isEqualTo(409);
    }

    @Test
    void theStatusIsWrittenByItselfAndNothingElseWithIt() {
        client.merge(POLICIES + "/web", "{status: {phase: Realized}}");
        assertThat(client.get(POLICIES + "/web").body().has("status")).isFalse();

        Reply reply = client.merge(
                POLICIES + "/web/status",
                "{spec: {priority: 9}, status: {phase: Realized, foo: 1, observedGeneration: 1}}");

        assertThat(reply.code()).isEqualTo(200);
        assertThat(reply.body().path("status").toString())
                .isEqualTo("{\"phase\":\"Realized\",\"observedGeneration\":1}");
        assertThat(reply.body().at("/spec/priority").asInt()).isEqualTo(5);
        assertThat(reply.body().at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(client.put(POLICIES + "/web", policy("web", 6)).text("/status/phase"))
                .isEqualTo("Realized");
        assertThat(client.get(POLICIES + "/web/status").text("/status/phase")).isEqualTo("Realized");
    }

    @Test
    void aDryRunWritesNothing() {
        assertThat(client.post(POLICIES + "?dryRun=All", policy("b", 5)).code()).isEqualTo(201);
        assertThat(client.post(POLICIES + "?dryRun=All", policy("b", 0)).code()).isEqualTo(422);
        assertThat(client.put(POLICIES + "/web?dryRun=All", policy("web", 8))
                        .body()
                        .at("/spec/priority")
                        .asInt())
                .isEqualTo(8);
        assertThat(client.apply(POLICIES + "/c?fieldManager=m&dryRun=All", policy("c", 5))
                        .code())
                .isEqualTo(201);
        assertThat(client.delete(POLICIES + "/web?dryRun=All").code()).isEqualTo(200);

        assertThat(client.get(POLICIES).body().path("items").findValuesAsText("priority"))
                .containsExactly("5");
    }

    @Test
    void aNamespaceTakesItsObjectsWithIt() {
        client.post("/api/v1/namespaces", "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}");
        client.post("/api/v1/namespaces/shop/pods", pod("a"));
        client.post(PODS, pod("b"));
        assertThat(client.get("/api/v1/pods").body().path("items")).hasSize(2);

        client.delete("/api/v1/namespaces/shop");

        assertThat(client.get("/api/v1/pods").body().path("items")).hasSize(1);
        assertThat(client.post("/api/v1/namespaces/shop/pods", pod("a")).text("/message"))
                .isEqualTo("namespaces \"shop\" not found");
    }

    @Test
    void aNamespaceIsLabelledWithItsNameAndAPodIsPending() {
        assertThat(client.post("/api/v1/namespaces", "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}")
                        .text("/metadata/labels/kubernetes.io~1metadata.name"))
                .isEqualTo("shop");
        assertThat(client.post(PODS, pod("a")).text("/status/phase")).isEqualTo("Pending");
    }

    @Test
    void coreKindsAreKeptWithoutFieldsThatNobodyKnows() {
        String manifest = pod("a").replace("spec: {", "spec: {anything: {goes: [1]}, ");

        assertThat(client.post(PODS, manifest).body().path("spec").has("anything"))
                .isFalse();
        assertThat(client.send(
                                "PATCH",
                                PODS + "/a",
                                "application/strategic-merge-patch+json",
                                "{spec: {containers: [{name: c, tty: true}]}}")
                        .body()
                        .at("/spec/containers")
                        .toString())
                .isEqualTo("[{\"name\":\"c\",\"image\":\"x\",\"tty\":true}]");
    }

    @Test
    void anApplyCanInsistOnAVersionAndAnIdentity() {
        String path = POLICIES + "/web?fieldManager=m&force=true";

        assertThat(client.apply(path, policy("web, resourceVersion: '1'", 5)).code())
                .isEqualTo(409);
        assertThat(client.apply(path, policy("web, uid: other", 5)).code()).isEqualTo(409);
        assertThat(client.apply(POLICIES + "/none?fieldManager=m", policy("none, uid: other", 5))
                        .code())
                .isEqualTo(409);
    }

    @Test
    void anApplyNeedsAManagerAndNoOwners() {
        assertThat(client.apply(POLICIES + "/b", policy("b", 5)).code()).isEqualTo(422);
        assertThat(client.apply(POLICIES + "/b?fieldManager=m", policy("b, managedFields: [{}]", 5))
                        .code())
                .isEqualTo(400);
    }

    @Test
    void theStatusIsAppliedByAnOwnerOfItsOwn() {
        Reply applied = client.apply(
                POLICIES + "/web/status?fieldManager=controller",
                policy("web", 9).replaceFirst("spec: .*}}", "status: {phase: Pending}}"));

        assertThat(applied.text("/status/phase")).isEqualTo("Pending");
        assertThat(applied.body().at("/spec/priority").asInt()).isEqualTo(5);
        assertThat(applied.body().at("/metadata/managedFields").findValuesAsText("subresource"))
                .containsExactly("status");
    }

    @Test
    void aListOfPagesIsOfOneVersion() {
        for (int count = 0; count < 5; count++) {
            client.post(TIERS, tier("t" + count));
        }
        Reply first = client.get(TIERS + "?limit=2");
        client.delete(TIERS + "/t3");
        client.post(TIERS, tier("t9"));
        Reply second = client.get(TIERS + "?limit=2&continue=" + first.text("/metadata/continue"));
        Reply third = client.get(TIERS + "?limit=2&continue=" + second.text("/metadata/continue"));

        assertThat(first.body().at("/metadata/remainingItemCount").asInt()).isEqualTo(3);
        assertThat(second.body().at("/items/1/metadata/name").asText()).isEqualTo("t3");
        assertThat(third.body().path("items")).hasSize(1);
        assertThat(third.body().path("metadata").has("continue")).isFalse();
        assertThat(third.text("/metadata/resourceVersion")).isEqualTo(first.text("/metadata/resourceVersion"));
    }

    @Test
    void pagesThatTheHistoryNoLongerReachesAreGone() {
        client.post(TIERS, tier("a"));
        client.post(TIERS, tier("b"));
        String rest = client.get(TIERS + "?limit=1").text("/metadata/continue");
        outrunHistory();

        Reply reply = client.get(TIERS + "?limit=1&continue=" + rest);
        assertThat(reply.code()).isEqualTo(410);
        assertThat(reply.text("/reason")).isEqualTo("Expired");
    }

    private void outrunHistory() {
        ObjectKey web = new ObjectKey("", "web");
        for (int count = 0; count <= TestCluster.HISTORY; count++) {
            int priority = 100 + count;
            cluster.objects().update(ResourceTypes.CLUSTER_NETWORK_POLICIES, web, object -> {
                object.withObjectProperty("spec").put("priority", priority);
                return object;
            });
        }
    }

    private static String tier(String name) {
        return "{apiVersion: crd.antrea.io/v1beta1, kind: Tier, metadata: {name: " + name + "}, spec: {priority: 5}}";
    }

    @Test
    void aTableHasTheColumnsOfTheKind() {
        client.merge(POLICIES + "/web/status", "{status: {desiredNodesRealized: 2, currentNodesRealized: 1}}");

        Reply table = client.table(POLICIES);

        assertThat(table.text("/kind")).isEqualTo("Table");
        assertThat(table.body().path("columnDefinitions").findValuesAsText("name"))
                .containsExactly("Name", "Tier", "Priority", "Desired Nodes", "Current Nodes", "Age");
        assertThat(table.body().at("/rows/0/cells").toString()).matches("\\[\"web\",\"application\",5,2,1,\"\\d+s\"]");
        assertThat(table.text("/rows/0/object/kind")).isEqualTo("PartialObjectMetadata");
    }

    @Test
    void changesAtTheSameTimeAreAllKept() {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 8; writer++) {
                String label = "w" + writer;
                writers.execute(() -> {
                    for (int count = 0; count < 10; count++) {
                        client.merge(POLICIES + "/web", "{metadata: {labels: {" + label + ": '" + count + "'}}}");
                    }
                });
            }
        }

        assertThat(client.get(POLICIES + "/web").body().at("/metadata/labels"))
                .hasSize(8)
                .allMatch(value -> value.asText().equals("9"));
    }
}
