package io.tierwall.lab.contract;

import static io.tierwall.lab.objects.ResourceTypes.CONFIG_MAPS;
import static io.tierwall.lab.objects.ResourceTypes.NETWORK_POLICIES;
import static io.tierwall.lab.objects.ResourceTypes.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.testing.ApiClient.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of Kubernetes' own kinds that nobody knows, or that have another type. */
final class FieldValidationContractTest extends ContractTest {

    FieldValidationContractTest(ContractCluster cluster) {
        super(cluster);
    }

    private Reply policy(String name, String query, String spec) {
        return client.post(workspace.collection(NETWORK_POLICIES) + query, """
                {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: %s}, spec: %s}
                """.formatted(workspace.name(name), spec));
    }

    @Test
    void anUnknownFieldIsLeftOutWithAWarning() {
        Reply created = policy("p", "", "{podSelector: {}, ingress: [{form: []}]}");

        assertThat(created.code()).as("%s", created.body()).isEqualTo(201);
        assertThat(created.warnings())
                .singleElement()
                .asString()
                .contains("unknown field \\\"spec.ingress[0].form\\\"");
        assertThat(created.body().at("/spec/ingress/0").has("form")).isFalse();
        client.delete(workspace.collection(NETWORK_POLICIES) + "/" + workspace.name("p"));
    }

    @Test
    void nobodyIsWarnedWhoDoesNotWantToBe() {
        Reply created = policy("p", "?fieldValidation=Ignore", "{podSelector: {}, foo: 1}");

        assertThat(created.code()).isEqualTo(201);
        assertThat(created.warnings()).isEmpty();
        client.delete(workspace.collection(NETWORK_POLICIES) + "/" + workspace.name("p"));
    }

    @Test
    void anUnknownFieldIsRefusedWhereOneIsStrict() {
        Reply refused = policy("p", "?fieldValidation=Strict", "{podSelector: {}, foo: 1}");

        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.text("/reason")).isEqualTo("BadRequest");
        assertThat(refused.text("/message")).contains("strict decoding error: unknown field \"spec.foo\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {podSelector: none}
                    {podSelector: {}, ingress: {}}
                    {podSelector: {}, ingress: [{ports: [{protocol: 6}]}]}
                    {podSelector: {}, ingress: [{ports: [{port: true}]}]}
                    """)
    void aFieldOfAnotherTypeCannotBeRead(String spec) {
        Reply refused = policy("p", "", spec);

        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.text("/reason")).isEqualTo("BadRequest");
        assertThat(refused.text("/message")).contains("cannot be handled as a NetworkPolicy");
    }

    @Test
    void aPortMayBeANumberOrAName() {
        Reply created = workspace.create(
                SERVICES, "s", "{spec: {ports: [{name: a, port: 80, targetPort: web}, {name: b, port: 81}]}}");

        assertThat(created.warnings()).isEmpty();
        assertThat(created.text("/spec/ports/0/targetPort")).isEqualTo("web");
    }

    @Test
    void keysOfMapsAreNoFields() {
        assertThat(workspace
                        .create(CONFIG_MAPS, "c", "{data: {anything: goes}}")
                        .warnings())
                .isEmpty();
    }

    @Test
    void whatThereIsToKnowIsPublished() {
        JsonNode document = client.get("/openapi/v3/apis/networking.k8s.io/v1").body();

        assertThat(document.at("/components/schemas").toString()).contains("podSelector", "ipBlock", "endPort");
    }
}
