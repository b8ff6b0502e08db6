package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clusters are checked before they are registered, and can be left clean. */
@QuarkusTest
final class ClusterAccessTest extends ServerTest {

    private static final String CLUSTERS = "/tierwall/api/v1/clusters/";

    @Test
    void everythingThatAClusterLacksIsSaidAtOnceAndNothingIsRegistered() {
        String name = unique("cluster");

        Answer answer = client().put(CLUSTERS + name, "{\"kubeconfig\":\"poor\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("related_errors").findValuesAsText("error_message"))
                .hasSize(2)
                .anySatisfy(message -> assertThat(message).contains("may not patch tiers.crd.antrea.io", "Grant it."))
                .anySatisfy(message -> assertThat(message).contains("may not list pods"));
        assertThat(client().get(CLUSTERS + name).status()).isEqualTo(404);
    }

    @Test
    void byForceItIsRegisteredAndShownAsDegraded() {
        String name = unique("cluster");

        succeed(client().put(CLUSTERS + name + "?force=true", "{\"kubeconfig\":\"poor\"}"));

        JsonNode access = client().get(CLUSTERS + name).json().path("access");
        assertThat(access.path("state").asText()).isEqualTo("DEGRADED");
        assertThat(access.path("findings").findValuesAsText("message")).contains("may not list pods");
    }

    @Test
    void aRegisteredClusterIsCheckedWhenAsked() {
        String name = registered();

        Answer answer = client().post(CLUSTERS + name + "?action=check", "");

        succeed(answer);
        assertThat(answer.json().path("state").asText()).isEqualTo("COMPLETE");
        assertThat(answer.json().path("antrea_version").asText()).isEqualTo("v2.3.0");
        assertThat(client().post(CLUSTERS + name + "?action=dance", "").status())
                .isEqualTo(400);
        assertThat(client().post(CLUSTERS + unique("nobody") + "?action=check", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anAddressAndATokenDoAsWellAsAKubeconfigAndAreNotShown() {
        String name = unique("cluster");

        Answer answer = client().put(
                        CLUSTERS + name,
                        "{\"url\":\"https://10.0.0.1:6443\",\"token\":\"very-secret\",\"ca\":\"PEM\"}");

        succeed(answer);
        assertThat(answer.text() + client().get(CLUSTERS + name).text()).doesNotContain("very-secret", "10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "url; {'token':'t'}",
                "token; {'url':'https://10.0.0.1'}",
                "kubeconfig; {'kubeconfig':'good','token':'t'}",
                "ca; {'url':'https://10.0.0.1','token':'t','ca':7}",
            })
    void whatDoesNotBelongTogetherIsRefusedByField(String field, String body) {
        Answer answer = client().put(CLUSTERS + unique("cluster"), body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).contains(field);
    }

    @Test
    void whatIsOursIsRemovedBeforeTheClusterIsForgotten() {
        String name = registered();

        Answer answer = client().delete(CLUSTERS + name + "?objects=remove");

        succeed(answer);
        assertThat(answer.json().path("removed_objects").asInt()).isEqualTo(3);
        assertThat(client().get(CLUSTERS + name).status()).isEqualTo(404);
        assertThat(cluster(name).isClosed()).isTrue();
    }

    @Test
    void aClusterThatCannotBeCleanedStaysUnlessForced() {
        String name = unique("cluster");
        succeed(client().put(CLUSTERS + name, "{\"kubeconfig\":\"sticky\"}"));

        Answer refused = client().delete(CLUSTERS + name + "?objects=remove");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.message()).contains("no connection", "stays registered");
        assertThat(client().get(CLUSTERS + name).json().path("connection").asText())
                .isEqualTo("CONNECTED");
        succeed(client().delete(CLUSTERS + name + "?objects=remove&force=true"));
        assertThat(client().get(CLUSTERS + name).status()).isEqualTo(404);
    }
}
