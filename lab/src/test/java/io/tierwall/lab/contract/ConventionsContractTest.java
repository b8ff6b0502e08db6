package io.tierwall.lab.contract;

import static io.tierwall.lab.objects.ResourceTypes.CONFIG_MAPS;
import static io.tierwall.lab.objects.ResourceTypes.TIERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.lab.testing.ApiClient.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verbs, identity, versions and refusals, as all kinds have them. */
final class ConventionsContractTest extends ContractTest {

    ConventionsContractTest(ContractCluster cluster) {
        super(cluster);
    }

    private static void assertStatus(Reply reply, int code, String reason) {
        assertThat(reply.code()).as("%s", reply.body()).isEqualTo(code);
        assertThat(reply.text("/kind")).isEqualTo("Status");
        assertThat(reply.text("/apiVersion")).isEqualTo("v1");
        assertThat(reply.text("/status")).isEqualTo("Failure");
        assertThat(reply.text("/reason")).isEqualTo(reason);
        assertThat(reply.body().path("code").asInt()).isEqualTo(code);
    }

    @Test
    void whatIsCreatedIsThereWithAnIdentityAndWithoutUnknownFields() {
        Reply created = workspace.create(
                TIERS, "t", "{metadata: {uid: mine}, spec: {foo: 1, priority: " + workspace.freeTierPriority() + "}}");

        assertThat(created.body()).isEqualTo(workspace.get(TIERS, "t").body());
        assertThat(created.text("/kind")).isEqualTo("Tier");
        assertThat(created.text("/metadata/uid")).isNotEqualTo("mine").isNotEmpty();
        assertThat(created.text("/metadata/creationTimestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(created.text("/metadata/managedFields/0/manager")).isEqualTo("test");
        assertThat(created.body().path("spec").has("foo")).isFalse();
    }

    @Test
    void aNameIsMadeUpOnRequest() {
        String body = "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: " + workspace.name("x") + "-}}";

        Reply first = client.post(workspace.collection(CONFIG_MAPS), body);
        Reply second = client.post(workspace.collection(CONFIG_MAPS), body);

        assertThat(first.text("/metadata/name")).matches(workspace.name("x") + "-[a-z0-9]{5}");
        assertThat(second.text("/metadata/name")).isNotEqualTo(first.text("/metadata/name"));
    }

    @Test
    void whatIsThereCannotBeCreatedAgain() {
        workspace.create(CONFIG_MAPS, "a", "{}");
        Reply again = workspace.post(CONFIG_MAPS, "a", "{}");

        assertStatus(again, 409, "AlreadyExists");
        assertThat(again.text("/message")).isEqualTo("configmaps \"" + workspace.name("a") + "\" already exists");
        assertThat(again.text("/details/name")).isEqualTo(workspace.name("a"));
        assertThat(again.text("/details/kind")).isEqualTo("configmaps");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Reply missing = workspace.get(TIERS, "no");

        assertStatus(missing, 404, "NotFound");
        assertThat(missing.text("/message"))
                .isEqualTo("tiers.crd.antrea.io \"" + workspace.name("no") + "\" not found");
        assertThat(missing.body().path("details").toString())
                .isEqualTo(
                        "{\"name\":\"" + workspace.name("no") + "\",\"group\":\"crd.antrea.io\",\"kind\":\"tiers\"}");
        assertStatus(workspace.put(CONFIG_MAPS, "no", "{}"), 404, "NotFound");
        assertStatus(workspace.merge(CONFIG_MAPS, "no", "{}"), 404, "NotFound");
        assertStatus(client.delete(workspace.path(CONFIG_MAPS, "no")), 404, "NotFound");
    }

    @Test
    void nothingIsCreatedInANamespaceThatIsNotThere() {
        Reply reply = client.post(
                "/api/v1/namespaces/" + workspace.name("no") + "/configmaps",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");

        assertStatus(reply, 404, "NotFound");
        assertThat(reply.text("/message")).isEqualTo("namespaces \"" + workspace.name("no") + "\" not found");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/namespaces/default/configmaps/x, 405",
        "PUT, /api/v1/namespaces/default/configmaps, 405",
        "POST, /api/v1/configmaps, 405",
        "GET, /apis/crd.antrea.io/v1beta1/nope, 404",
        "GET, /apis/nope.example/v1/things, 404",
        "GET, /api/v1/configmaps?labelSelector=a%20b, 400",
        "GET, /api/v1/configmaps?continue=nonsense, 400",
    })
    void whatMakesNoSenseIsRefused(String method, String path, int code) {
        assertThat(client.send(method, path, "application/json", "{apiVersion: v1, kind: ConfigMap}")
                        .code())
                .isEqualTo(code);
    }

    @Test
    void aBodyOfAnotherTypeIsNotRead() {
        workspace.create(CONFIG_MAPS, "a", "{}");

        assertStatus(
                client.send("PATCH", workspace.path(CONFIG_MAPS, "a"), "application/json", "{}"),
                415,
                "UnsupportedMediaType");
    }

    @Test
    void aNameThatKubernetesForbidsIsInvalid() {
        Reply reply = client.post(
                workspace.collection(CONFIG_MAPS), "{apiVersion: v1, kind: ConfigMap, metadata: {name: Web_1}}");

        assertStatus(reply, 422, "Invalid");
        assertThat(reply.text("/message"))
                .startsWith("ConfigMap \"Web_1\" is invalid: metadata.name: Invalid value: \"Web_1\": "
                        + "a lowercase RFC 1123 subdomain must consist of");
        assertThat(reply.text("/details/causes/0/field")).isEqualTo("metadata.name");
    }

    @Test
    void aLabelThatKubernetesForbidsIsInvalid() {
        workspace.create(CONFIG_MAPS, "a", "{}");

        assertThat(workspace
                        .merge(CONFIG_MAPS, "a", "{metadata: {labels: {a: 'b c'}}}")
                        .text("/details/causes/0/field"))
                .isEqualTo("metadata.labels");
        assertThat(workspace
                        .merge(CONFIG_MAPS, "a", "{metadata: {labels: {a: 1}}}")
                        .code())
                .isEqualTo(400);
    }

    @Test
    void whatBreaksASchemaIsInvalidWithItsCauses() {
        Reply reply = workspace.post(TIERS, "t", "spec: {priority: 256}");

        assertStatus(reply, 422, "Invalid");
        assertThat(reply.text("/message"))
                .isEqualTo("Tier.crd.antrea.io \"" + workspace.name("t") + "\" is invalid: spec.priority: Invalid "
                        + "value: 256: spec.priority in body should be less than or equal to 255");
        assertThat(reply.body().path("details").toString())
                .isEqualTo("{\"name\":\"" + workspace.name("t") + "\",\"group\":\"crd.antrea.io\",\"kind\":\"Tier\","
                        + "\"causes\":[{\"reason\":\"FieldValueInvalid\",\"message\":\"Invalid value: 256: spec.priority"
                        + " in body should be less than or equal to 255\",\"field\":\"spec.priority\"}]}");
    }

    @Test
    void anUnknownFieldIsRefusedOrWarnedOfOrPassedOverAsTheClientWishes() {
        String body = "spec: {foo: 1, priority: " + workspace.freeTierPriority() + "}";
        String sent = workspace.configuration(TIERS, "t", body).toString();
        String tiers = workspace.collection(TIERS);

        Reply strict = client.post(tiers + "?fieldValidation=Strict", sent);
        assertThat(strict.code()).isEqualTo(400);
        assertThat(strict.text("/message")).contains("strict decoding error: unknown field \"spec.foo\"");
        assertThat(client.post(tiers + "?dryRun=All&fieldValidation=Warn", sent).warnings())
                .containsExactly("299 - \"unknown field \\\"spec.foo\\\"\"");
        assertThat(client.post(tiers + "?dryRun=All&fieldValidation=Ignore", sent)
                        .warnings())
                .isEmpty();
    }

    @Test
    void aReplacementOfAnOldVersionIsAConflict() {
        String version = workspace.create(CONFIG_MAPS, "a", "data: {x: '1'}").text("/metadata/resourceVersion");
        String body = "{metadata: {resourceVersion: '" + version + "'}, data: {x: '2'}}";

        assertThat(workspace.put(CONFIG_MAPS, "a", body).text("/data/x")).isEqualTo("2");
        Reply again = workspace.put(CONFIG_MAPS, "a", body);

        assertStatus(again, 409, "Conflict");
        assertThat(again.text("/message"))
                .isEqualTo(
                        "Operation cannot be fulfilled on configmaps \"" + workspace.name("a")
                                + "\": the object has been modified; please apply your changes to the latest version and try again");
    }

    @Test
    void aReplacementOfAnotherIdentityIsAConflictAndOfAnotherNameABadRequest() {
        workspace.create(CONFIG_MAPS, "a", "data: {x: '1'}");

        assertStatus(workspace.put(CONFIG_MAPS, "a", "metadata: {uid: other}"), 409, "Conflict");
        assertStatus(
                client.put(
                        workspace.path(CONFIG_MAPS, "a"),
                        workspace.configuration(CONFIG_MAPS, "b", "{}").toString()),
                400,
                "BadRequest");
    }

    @Test
    void aReplacementThatSaysTheSameChangesNothing() {
        String before = workspace.create(CONFIG_MAPS, "a", "data: {x: '1'}").text("/metadata/resourceVersion");

        workspace.put(CONFIG_MAPS, "a", "data: {x: '1'}");

        assertThat(workspace.get(CONFIG_MAPS, "a").text("/metadata/resourceVersion"))
                .isEqualTo(before);
    }

    @Test
    void theGenerationCountsChangesOfTheSpecOnly() {
        workspace.createTier("t", ", description: a");

        Reply annotated = workspace.merge(TIERS, "t", "metadata: {annotations: {a: b}}");
        assertThat(annotated.body().at("/metadata/generation").asInt()).isEqualTo(1);
        Reply described = workspace.merge(TIERS, "t", "spec: {description: b}");
        assertThat(described.body().at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    void aDryRunWritesNothing() {
        String path = workspace.path(CONFIG_MAPS, "a");
        assertThat(client.post(
                                workspace.collection(CONFIG_MAPS) + "?dryRun=All",
                                workspace.configuration(CONFIG_MAPS, "a", "{}").toString())
                        .code())
                .isEqualTo(201);
        assertThat(client.get(path).code()).isEqualTo(404);

        workspace.create(CONFIG_MAPS, "a", "data: {x: '1'}");
        assertThat(client.merge(path + "?dryRun=All", "data: {x: '2'}").text("/data/x"))
                .isEqualTo("2");
        assertThat(client.delete(path + "?dryRun=All").code()).isEqualTo(200);
        assertThat(client.get(path).text("/data/x")).isEqualTo("1");
    }

    @Test
    void aNamespaceIsLabelledWithItsName() {
        assertThat(client.get("/api/v1/namespaces/" + workspace.namespace())
                        .text("/metadata/labels/kubernetes.io~1metadata.name"))
                .isEqualTo(workspace.namespace());
    }
}
