package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.store.SettingStore;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every path with every method and every odd body is answered in NSX's words, and nothing of it is stored. */
@QuarkusTest
final class OddRequestsTest extends ServerTest {

    private static final List<String> PATHS = List.of(
            "/",
            "/api",
            "/api/v1/node",
            "/api/v1/cluster/status",
            "/api/v1/licenses",
            "/api/v1/fabric",
            "/api/v1/fabric/container-clusters/x",
            "/api/v1/fabric/container-egress/x/y",
            "/api/v1/trust-management/principal-identities/x",
            "/api/v1/administration/support-bundles",
            "/api/v1/administration/support-bundles?action=collect",
            "/policy",
            "/policy/api/v1",
            "/policy/api/v1/search/query?query=((",
            "/policy/api/v1/search/dsl",
            "/policy/api/v1/orgs/default",
            INFRA,
            INFRA + "/sites/default/enforcement-points/default?action=x",
            INFRA + "/sites/other",
            INFRA + "/sites/default/enforcement-points/default/cluster-control-planes/x",
            INFRA + "/sites/default/enforcement-points/default/cluster-control-planes/x/heartbeat-config",
            INFRA + "/sites/default/enforcement-points/default/cluster-control-planes/x/status/y",
            INFRA + "/settings/firewall",
            INFRA + "/settings/firewall/security",
            INFRA + "/settings/firewall/security/exclude-list",
            INFRA + "/settings/firewall/security/exclude-list?action=filter",
            INFRA + "/settings/firewall/security/x",
            INFRA + "/settings/firewall/export",
            INFRA + "/settings/firewall/stats?action=x",
            INFRA + "/firewall-schedulers/x",
            INFRA + "/context-profiles/x/y",
            INFRA + "/realized-state",
            INFRA + "/realized-state/realized-entity?action=x",
            INFRA + "/realized-state/enforcement-points/x",
            INFRA + "/group-associations",
            INFRA + "/services/HTTPS",
            INFRA + "/services/HTTPS/service-entries/x/y",
            DOMAIN + "/groups/odd/members",
            DOMAIN + "/groups/odd/members/pods",
            DOMAIN + "/groups/odd/ip-address-expressions/x?action=add",
            DOMAIN + "/groups/odd/ip-address-expressions",
            DOMAIN + "/groups/odd/path-expressions/x",
            DOMAIN + "/groups/odd/tags/x",
            "/tierwall/api/v1",
            "/tierwall/api/v1/clusters/odd");

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "{\"a\":",
            "[]",
            "[{}]",
            "7",
            "null",
            "true",
            "\"text\"",
            "{\"action\":1e999999999}",
            "{\"_revision\":123456789012345678901234567890}",
            "{\"report_interval\":[60],\"members\":{},\"ip_addresses\":7,\"enable_firewall\":\"no\"}",
            "{\"members\":[7],\"ip_addresses\":[null],\"nodes\":[{}],\"container_nodes\":[[]],\"license_key\":7}",
            "{\"remote_file_server\":[],\"content_filters\":\"ALL\",\"log_age_limit\":\"1\"}",
            "{\"id\":\"x\",\"id\":\"x\"}",
            "{\"a\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}",
            "<html/>",
            "a=b&c=d");

    @Inject
    Publisher publisher;

    @Inject
    SettingStore settings;

    @Test
    void nothingIsAnInternalErrorAndNothingIsStored() {
        long before = publisher.current().revision();
        String kept = settings.list("/").toString();

        for (String path : PATHS) {
            for (String method : List.of("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE", "OPTIONS", "TRACE")) {
                bodiesFor(method).forEach(body -> check(method, path, body));
            }
        }

        assertThat(publisher.current().revision()).isEqualTo(before);
        assertThat(settings.list("/").toString()).isEqualTo(kept);
    }

    private static Stream<String> bodiesFor(String method) {
        boolean reads = List.of("GET", "HEAD", "OPTIONS", "TRACE", "DELETE").contains(method);
        return reads ? Stream.of("") : BODIES.stream();
    }

    private void check(String method, String path, String body) {
        Answer answer = client().send(method, path, body);

        String what = method + " " + path + " " + body + "\n" + answer.status() + " " + answer.text();
        assertThat(answer.status()).as(what).isLessThan(500);
        if (answer.status() >= 400 && !method.equals("HEAD")) {
            JsonNode error = answer.json();
            assertThat(answer.headers().firstValue("content-type").orElse(""))
                    .as(what)
                    .contains("application/json");
            assertThat(error.isObject()).as(what).isTrue();
            assertThat(error.path("error_code").isInt()).as(what).isTrue();
            assertThat(error.path("error_message").asText()).as(what).isNotEmpty();
        }
    }

    @Test
    void otherTypesOfContentAreRefusedOrIgnored() {
        for (String type : List.of("text/html", "multipart/form-data; boundary=x", "application/octet-stream")) {
            Answer answer = client().with("Content-Type", type).patch(INFRA + "/settings/firewall/security", "{}");
            assertThat(answer.status()).as(type).isEqualTo(415);
            assertThat(answer.errorCode()).isEqualTo(415);
        }
        for (String accepted : List.of("text/html", "image/png", "nonsense", "*/*;q=0")) {
            Answer answer = client().with("Accept", accepted).get(INFRA + "/settings/firewall/security");
            assertThat(answer.status()).as(accepted).isIn(200, 406);
            assertThat(answer.json().isObject()).isTrue();
        }
    }
}
