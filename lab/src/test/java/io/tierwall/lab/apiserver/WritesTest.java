package io.tierwall.lab.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.lab.apiserver.TestClient.Reply;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.Set;
import java.util.TreeSet;
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
    private final TestClient client = new TestClient(cluster.server().kubeconfig());

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
    void aNameIsMadeUpOnRequest() {
        String generating = pod("x").replace("name: x", "generateName: web-");

        Set<String> names = new TreeSet<>();
        for (int count = 0; count < 5; count++) {
            names.add(client.post(PODS, generating).text("/metadata/name"));
        }
        assertThat(names).hasSize(5).allMatch(name -> name.matches("web-[a-z0-9]{5}"));
    }

    @Test
    void whatIsThereCannotBeCreatedAgain() {
        Reply reply = client.post(POLICIES, policy("web", 6));

        assertThat(reply.code()).isEqualTo(409);
        assertThat(reply.text("/reason")).isEqualTo("AlreadyExists");
        assertThat(reply.text("/message")).isEqualTo("clusternetworkpolicies.crd.antrea.io \"web\" already exists");
    }

    @Test
    void aNameThatKubernetesForbidsIsInvalid() {
        Reply reply = client.post(POLICIES, policy("Web_1", 5));

        assertThat(reply.code()).isEqualTo(422);
        assertThat(reply.text("/reason")).isEqualTo("Invalid");
        assertThat(reply.text("/details/causes/0/field")).isEqualTo("metadata.name");
        assertThat(reply.text("/message"))
                .startsWith(
                        "ClusterNetworkPolicy.crd.antrea.io \"Web_1\" is invalid: metadata.name: Invalid value: \"Web_1\": a lowercase RFC 1123 subdomain");
    }

    @Test
    void aLabelThatKubernetesForbidsIsInvalid() {
        assertThat(client.merge(POLICIES + "/web", "{metadata: {labels: {a: 'b c'}}}")
                        .text("/details/causes/0/field"))
                .isEqualTo("metadata.labels");
        assertThat(client.merge(POLICIES + "/web", "{metadata: {labels: {a: 1}}}")
                        .code())
                .isEqualTo(400);
    }

    @Test
    void whatBreaksTheSchemaIsInvalidWithItsCauses() {
        Reply reply = client.post(POLICIES, policy("b", 0));

        assertThat(reply.code()).isEqualTo(422);
        assertThat(reply.text("/message"))
                .isEqualTo("ClusterNetworkPolicy.crd.antrea.io \"b\" is invalid: spec.priority: Invalid value: 0: "
                        + "spec.priority in body should be greater than or equal to 1");
        assertThat(reply.body().path("details").toString())
                .isEqualTo("{\"name\":\"b\",\"group\":\"crd.antrea.io\",\"kind\":\"ClusterNetworkPolicy\",\"causes\":[{"
                        + "\"reason\":\"FieldValueInvalid\",\"message\":\"Invalid value: 0: spec.priority in body should be "
                        + "greater than or equal to 1\",\"field\":\"spec.priority\"}]}");
    }

    @Test
    void anUnknownFieldIsRefusedOnRequest() {
        assertThat(client.post(POLICIES + "?fieldValidation=Strict", policy("b", "5, foo: 1"))
                        .text("/message"))
                .contains("strict decoding error: unknown field \"spec.foo\"");
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
    void aReplacementOfAnOldVersionIsAConflict() {
        String version = client.get(POLICIES + "/web").text("/metadata/resourceVersion");
        String sent = policy("web, resourceVersion: '" + version + "'", 6);

        assertThat(client.put(POLICIES + "/web", sent)
                        .body()
                        .at("/metadata/generation")
                        .asInt())
                .isEqualTo(2);
        Reply again = client.put(POLICIES + "/web", sent);
        assertThat(again.code()).isEqualTo(409);
        assertThat(again.text("/message"))
                .isEqualTo(
                        "Operation cannot be fulfilled on clusternetworkpolicies.crd.antrea.io \"web\": the object has "
                                + "been modified; please apply your changes to the latest version and try again");
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
    void aReplacementThatSaysTheSameChangesNothing() {
        String before = client.get(POLICIES + "/web").text("/metadata/resourceVersion");

        client.put(POLICIES + "/web", policy("web", "5.0"));

        assertThat(client.get(POLICIES + "/web").text("/metadata/resourceVersion"))
                .isEqualTo(before);
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
    void aJsonPatchWhoseTestFailsChangesNothing() {
        String patch = "[{op: test, path: /spec/priority, value: 6}, {op: remove, path: /spec/tier}]";

        assertThat(client.send("PATCH", POLICIES + "/web", "application/json-patch+json", patch)
                        .code())
                .isEqualTo(422);
        assertThat(client.send("PATCH", POLICIES + "/web", "application/json-patch+json", patch.replace("6", "5"))
                        .body()
                        .path("spec")
                        .has("tier"))
                .isFalse();
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
    void aDeletionCanInsistOnAnIdentity() {
        String uid = client.get(POLICIES + "/web").text("/metadata/uid");

        assertThat(client.send("DELETE", POLICIES + "/web", "application/json", "{preconditions: {uid: other}}")
                        .code())
                .isEqualTo(409);
        assertThat(client.send(
                                "DELETE",
                                POLICIES + "/web",
                                "application/json",
                                "{preconditions: {resourceVersion: '1'}}")
                        .code())
                .isEqualTo(409);
        Reply deleted =
                client.send("DELETE", POLICIES + "/web", "application/json", "{preconditions: {uid: " + uid + "}}");
        assertThat(deleted.text("/status")).isEqualTo("Success");
        assertThat(deleted.text("/details/uid")).isEqualTo(uid);
        assertThat(client.delete(POLICIES + "/web").code()).isEqualTo(404);
    }

    @Test
    void aCollectionIsDeletedAsFarAsItIsSelected() {
        client.post(POLICIES, policy("b, labels: {a: b}", 5));
        client.post(POLICIES, policy("c, labels: {a: b}", 5));

        assertThat(client.delete(POLICIES + "?labelSelector=a%3Db").body().path("items"))
                .hasSize(2);
        assertThat(client.get(POLICIES).body().path("items")).hasSize(1);
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
    void coreKindsAreKeptAsTheyAre() {
        String manifest = pod("a").replace("spec: {", "spec: {anything: {goes: [1]}, ");

        assertThat(client.post(PODS, manifest).text("/spec/anything/goes/0")).isEqualTo("1");
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
    void anApplyCreatesOnceAndThenChangesNothing() {
        String path = POLICIES + "/b?fieldManager=tierwall";

        assertThat(client.apply(path, policy("b", 5)).code()).isEqualTo(201);
        Reply again = client.apply(path, policy("b", "5.0"));
        assertThat(again.code()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(client.get(POLICIES + "/b").body());
        assertThat(again.body().at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(Long.toString(cluster.objects().version())).isEqualTo(again.text("/metadata/resourceVersion"));
    }

    @Test
    void anApplyOfWhatAnotherChangedIsAConflictUnlessForced() {
        client.apply(POLICIES + "/b?fieldManager=tierwall", policy("b", 5));
        client.merge(POLICIES + "/b?fieldManager=kubectl-edit", "{spec: {priority: 6}}");

        Reply conflict = client.apply(POLICIES + "/b?fieldManager=tierwall", policy("b", 5));
        assertThat(conflict.code()).isEqualTo(409);
        assertThat(conflict.text("/reason")).isEqualTo("Conflict");
        assertThat(conflict.text("/message"))
                .matches("Apply failed with 1 conflict: conflict with \"kubectl-edit\" using crd.antrea.io/v1beta1 at "
                        + "\\S+Z: .spec.priority");
        assertThat(conflict.text("/details/causes/0/reason")).isEqualTo("FieldManagerConflict");

        Reply forced = client.apply(POLICIES + "/b?fieldManager=tierwall&force=true", policy("b", 5));
        assertThat(forced.body().at("/spec/priority").asInt()).isEqualTo(5);
        assertThat(forced.body().at("/metadata/managedFields")).hasSize(1);
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
