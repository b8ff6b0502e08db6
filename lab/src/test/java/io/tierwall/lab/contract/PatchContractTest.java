package io.tierwall.lab.contract;

import static io.tierwall.lab.objects.ResourceTypes.CLUSTER_GROUPS;
import static io.tierwall.lab.objects.ResourceTypes.CONFIG_MAPS;
import static io.tierwall.lab.objects.ResourceTypes.SERVICES;
import static io.tierwall.lab.objects.ResourceTypes.TIERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.lab.testing.ApiClient.Reply;
import org.junit.jupiter.api.Test;

/** The four kinds of patches, the last of which is an apply. */
final class PatchContractTest extends ContractTest {

    PatchContractTest(ContractCluster cluster) {
        super(cluster);
    }

    @Test
    void aMergePatchSetsAndRemovesFields() {
        workspace.create(CONFIG_MAPS, "a", "data: {x: '1', y: '2'}");

        assertThat(workspace
                        .merge(CONFIG_MAPS, "a", "data: {x: null, z: '3'}")
                        .body()
                        .path("data")
                        .toString())
                .isEqualTo("{\"y\":\"2\",\"z\":\"3\"}");
    }

    @Test
    void aJsonPatchWhoseTestFailsChangesNothing() {
        workspace.create(CONFIG_MAPS, "a", "data: {x: '1', y: '2'}");
        String path = workspace.path(CONFIG_MAPS, "a");
        String patch = "[{op: test, path: /data/x, value: '2'}, {op: remove, path: /data/y}]";

        assertThat(client.send("PATCH", path, "application/json-patch+json", patch)
                        .code())
                .isEqualTo(422);
        assertThat(client.send("PATCH", path, "application/json-patch+json", patch.replace("'2'", "'1'"))
                        .body()
                        .path("data")
                        .toString())
                .isEqualTo("{\"x\":\"1\"}");
    }

    @Test
    void aStrategicMergePatchKnowsTheKeysOfListsOfKubernetesOwnKinds() {
        workspace.create(
                SERVICES,
                "web",
                "spec: {selector: {a: b}, ports: [{name: http, port: 80, protocol: TCP},"
                        + " {name: https, port: 443, protocol: TCP}]}");
        String path = workspace.path(SERVICES, "web");
        String type = "application/strategic-merge-patch+json";

        Reply patched = client.send("PATCH", path, type, "spec: {ports: [{port: 443, targetPort: 8443}]}");
        assertThat(patched.body().at("/spec/ports").findValuesAsText("targetPort"))
                .containsExactlyInAnyOrder("80", "8443");
        Reply deleted = client.send("PATCH", path, type, "spec: {ports: [{port: 80, $patch: delete}]}");
        assertThat(deleted.body().at("/spec/ports").findValuesAsText("port")).containsExactly("443");
    }

    @Test
    void customResourcesHaveNoStrategicMergePatch() {
        workspace.createTier("t", "");

        assertThat(client.send("PATCH", workspace.path(TIERS, "t"), "application/strategic-merge-patch+json", "{}")
                        .code())
                .isEqualTo(415);
    }

    @Test
    void anApplyCreatesOnceAndThenChangesNothing() {
        String body = "spec: {priority: " + workspace.freeTierPriority() + "}";

        assertThat(workspace.apply(TIERS, "t", "one", body).code()).isEqualTo(201);
        String version = workspace.get(TIERS, "t").text("/metadata/resourceVersion");
        Reply again = workspace.apply(TIERS, "t", "one", body);

        assertThat(again.code()).isEqualTo(200);
        assertThat(again.text("/metadata/resourceVersion")).isEqualTo(version);
        assertThat(again.text("/metadata/managedFields/0/operation")).isEqualTo("Apply");
    }

    @Test
    void anApplyOfWhatAnotherChangedIsAConflictUnlessForced() {
        String body = "data: {x: '1'}";
        workspace.apply(CONFIG_MAPS, "a", "one", body);
        client.merge(workspace.path(CONFIG_MAPS, "a") + "?fieldManager=two", "data: {x: '2'}");

        Reply conflict = workspace.apply(CONFIG_MAPS, "a", "one", body);
        assertThat(conflict.code()).isEqualTo(409);
        assertThat(conflict.text("/reason")).isEqualTo("Conflict");
        assertThat(conflict.text("/message"))
                .startsWith("Apply failed with 1 conflict: conflict with \"two\" using v1")
                .endsWith(": .data.x");
        assertThat(conflict.text("/details/causes/0/reason")).isEqualTo("FieldManagerConflict");
        assertThat(conflict.text("/details/causes/0/field")).isEqualTo(".data.x");

        Reply forced = workspace.apply(CONFIG_MAPS, "a", "one&force=true", body);
        assertThat(forced.text("/data/x")).isEqualTo("1");
        assertThat(forced.body().at("/metadata/managedFields").findValuesAsText("manager"))
                .containsExactly("one");
    }

    @Test
    void whatAManagerNoLongerSaysGoesUnlessAnotherSaysItToo() {
        workspace.apply(CONFIG_MAPS, "a", "one", "data: {x: '1', y: '2'}");
        workspace.apply(CONFIG_MAPS, "a", "two", "data: {y: '2'}");

        Reply less = workspace.apply(CONFIG_MAPS, "a", "one", "{}");
        assertThat(less.body().path("data").toString()).isEqualTo("{\"y\":\"2\"}");
    }

    @Test
    void anApplyNeedsAManager() {
        assertThat(client.apply(
                                workspace.path(CONFIG_MAPS, "a"),
                                workspace.configuration(CONFIG_MAPS, "a", "{}").toString())
                        .code())
                .isEqualTo(422);
    }

    @Test
    void theStatusIsWrittenByItselfAndNothingElseWithIt() {
        workspace.create(CLUSTER_GROUPS, "g", "{spec: {podSelector: {}}, status: {conditions: [{type: Mine}]}}");
        String path = workspace.path(CLUSTER_GROUPS, "g");

        assertThat(client.merge(path, "status: {conditions: [{type: Mine}]}").text("/status/conditions/0/type"))
                .isNotEqualTo("Mine");
        Reply reply =
                client.merge(path + "/status", "{spec: {podSelector: null}, status: {conditions: [{type: Mine}]}}");
        assertThat(reply.code()).isEqualTo(200);
        assertThat(reply.text("/status/conditions/0/type")).isEqualTo("Mine");
        assertThat(reply.body().path("spec").has("podSelector")).isTrue();
        assertThat(reply.body().at("/metadata/generation").asInt()).isEqualTo(1);
    }
}
