package io.tierwall.lab.contract;

import static io.tierwall.lab.objects.ResourceTypes.CONFIG_MAPS;
import static io.tierwall.lab.objects.ResourceTypes.SERVICE_ACCOUNTS;
import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.lab.testing.ApiClient.Reply;
import org.junit.jupiter.api.Test;

/** How objects go: preconditions, finalizers, and what depends on them. */
final class DeletionContractTest extends ContractTest {

    DeletionContractTest(ContractCluster cluster) {
        super(cluster);
    }

    private Reply delete(String name, String options) {
        return client.send("DELETE", workspace.path(CONFIG_MAPS, name), "application/json", options);
    }

    private int code(String name) {
        return workspace.get(CONFIG_MAPS, name).code();
    }

    @Test
    void aDeletionSaysWhatIsGone() {
        String uid = workspace.create(CONFIG_MAPS, "a", "{}").text("/metadata/uid");

        Reply deleted = client.delete(workspace.path(CONFIG_MAPS, "a"));

        assertThat(deleted.text("/status")).isEqualTo("Success");
        assertThat(deleted.text("/details/name")).isEqualTo(workspace.name("a"));
        assertThat(deleted.text("/details/kind")).isEqualTo("configmaps");
        assertThat(deleted.text("/details/uid")).isEqualTo(uid);
        assertThat(code("a")).isEqualTo(404);
    }

    @Test
    void aDeletionCanInsistOnAnIdentityAndAVersion() {
        String uid = workspace.create(CONFIG_MAPS, "a", "{}").text("/metadata/uid");

        assertThat(delete("a", "preconditions: {uid: other}").code()).isEqualTo(409);
        assertThat(delete("a", "preconditions: {resourceVersion: '1'}").code()).isEqualTo(409);
        assertThat(delete("a", "preconditions: {uid: " + uid + "}").code()).isEqualTo(200);
    }

    @Test
    void aCollectionIsDeletedAsFarAsItIsSelected() {
        workspace.create(CONFIG_MAPS, "a", "metadata: {labels: {go: 'yes'}}");
        workspace.create(CONFIG_MAPS, "b", "{}");

        client.delete(workspace.collection(CONFIG_MAPS) + "?labelSelector=go%3Dyes");

        assertThat(code("a")).isEqualTo(404);
        assertThat(code("b")).isEqualTo(200);
    }

    @Test
    void anObjectWithFinalizersIsMarkedAndGoesWithTheLastOfThem() {
        workspace.create(CONFIG_MAPS, "a", "metadata: {finalizers: [tierwall.io/one, tierwall.io/two]}");

        Reply marked = client.delete(workspace.path(CONFIG_MAPS, "a"));
        assertThat(marked.code()).isEqualTo(200);
        assertThat(marked.text("/kind")).isEqualTo("ConfigMap");
        assertThat(marked.text("/metadata/deletionTimestamp")).isNotEmpty();
        assertThat(marked.body().at("/metadata/deletionGracePeriodSeconds").asInt(-1))
                .isZero();
        assertThat(workspace.merge(CONFIG_MAPS, "a", "data: {x: y}").code()).isEqualTo(200);

        workspace.merge(CONFIG_MAPS, "a", "metadata: {finalizers: [tierwall.io/two]}");
        assertThat(code("a")).isEqualTo(200);
        workspace.merge(CONFIG_MAPS, "a", "metadata: {finalizers: null}");
        assertThat(code("a")).isEqualTo(404);
    }

    @Test
    void anObjectThatIsGoingGetsNoNewFinalizers() {
        workspace.create(CONFIG_MAPS, "a", "metadata: {finalizers: [tierwall.io/one]}");
        client.delete(workspace.path(CONFIG_MAPS, "a"));

        Reply refused = workspace.merge(CONFIG_MAPS, "a", "metadata: {finalizers: [tierwall.io/one, tierwall.io/new]}");

        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.text("/message")).contains("no new finalizers can be added if the object is being deleted");
        workspace.merge(CONFIG_MAPS, "a", "metadata: {finalizers: null}");
    }

    private void createOwnerAndDependent() {
        String uid = workspace.create(SERVICE_ACCOUNTS, "owner", "{}").text("/metadata/uid");
        workspace.create(
                CONFIG_MAPS,
                "dependent",
                "metadata: {ownerReferences: [{apiVersion: v1, kind: ServiceAccount, name: " + workspace.name("owner")
                        + ", uid: " + uid + ", blockOwnerDeletion: true}]}");
    }

    private Reply deleteOwner(String policy) {
        return client.send(
                "DELETE",
                workspace.path(SERVICE_ACCOUNTS, "owner"),
                "application/json",
                "propagationPolicy: " + policy);
    }

    @Test
    void dependentsGoAfterTheirOwner() throws Exception {
        createOwnerAndDependent();

        deleteOwner("Background");

        assertThat(workspace.get(SERVICE_ACCOUNTS, "owner").code()).isEqualTo(404);
        assertEventually(() -> assertThat(code("dependent")).isEqualTo(404));
    }

    @Test
    void anOwnerThatIsDeletedInTheForegroundGoesAfterItsDependents() throws Exception {
        createOwnerAndDependent();
        workspace.merge(CONFIG_MAPS, "dependent", "metadata: {finalizers: [tierwall.io/hold]}");

        Reply marked = deleteOwner("Foreground");
        assertThat(marked.body().at("/metadata/finalizers").toString()).contains("foregroundDeletion");
        assertEventually(
                () -> assertThat(workspace.get(CONFIG_MAPS, "dependent").text("/metadata/deletionTimestamp"))
                        .isNotEmpty());
        assertThat(workspace.get(SERVICE_ACCOUNTS, "owner").code()).isEqualTo(200);

        workspace.merge(CONFIG_MAPS, "dependent", "metadata: {finalizers: null}");
        assertEventually(() ->
                assertThat(workspace.get(SERVICE_ACCOUNTS, "owner").code()).isEqualTo(404));
    }

    @Test
    void orphansStayWithoutTheirOwner() throws Exception {
        createOwnerAndDependent();

        deleteOwner("Orphan");

        assertEventually(() ->
                assertThat(workspace.get(SERVICE_ACCOUNTS, "owner").code()).isEqualTo(404));
        assertThat(workspace
                        .get(CONFIG_MAPS, "dependent")
                        .body()
                        .at("/metadata/ownerReferences")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aNamespaceTakesItsObjectsWithIt() throws Exception {
        workspace.create(CONFIG_MAPS, "a", "{}");

        client.delete("/api/v1/namespaces/" + workspace.namespace());

        assertEventually(() -> assertThat(code("a")).isEqualTo(404));
    }
}
