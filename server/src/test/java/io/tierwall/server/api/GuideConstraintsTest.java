package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the administration guide says is not supported is refused by field, and nothing of it is stored. */
@QuarkusTest
final class GuideConstraintsTest extends ServerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "category; {'category':'Ethernet'}",
                "category; {'category':'Sideways'}",
                "scheduler_path; {'category':'Application','scheduler_path':'/infra/firewall-schedulers/s'}",
                "scope[0]; {'category':'Application','scope':['/infra/domains/default/groups/nobody-made-it']}",
                "scope[0]; {'category':'Application','scope':['GENERIC']}",
                "scope[0]; {'category':'Application','scope':['ADDRESSES']}",
                "scope; {'category':'Application','scope':['ANY','PODS']}",
                "sequence_number; {'category':'Application','sequence_number':1000000}",
                "colour; {'category':'Application','colour':'red'}",
                "connectivity_preference; {'category':'Application','connectivity_preference':'ALLOWLIST'}",
            })
    void policiesThatTheGuideForbidsAreRefused(String field, String body) {
        String path = DOMAIN + "/security-policies/" + unique("p");

        Answer answer = client().patch(path, filled(body));

        refused(answer, field);
        assertThat(client().get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "source_groups[0]; {'action':'DROP','source_groups':['GENERIC'],'direction':'IN'}",
                "source_groups[0]; {'action':'DROP','source_groups':['10.0.0.1'],'direction':'IN'}",
                "source_groups[0]; {'action':'DROP','source_groups':['/infra/domains/default/groups/nobody-made-it']}",
                "destination_groups; {'action':'DROP','source_groups':['PODS'],'destination_groups':['PODS']}",
                "direction; {'action':'DROP','source_groups':['PODS'],'direction':'OUT'}",
                "direction; {'action':'DROP','destination_groups':['PODS'],'direction':'IN'}",
                "sources_excluded; {'action':'DROP','source_groups':['PODS'],'sources_excluded':true}",
                "destinations_excluded; {'action':'DROP','destination_groups':['PODS'],'destinations_excluded':true}",
                "profiles; {'action':'DROP','profiles':['/infra/context-profiles/DNS']}",
                "services[0]; {'action':'DROP','services':['/infra/services/ICMPv4-ALL']}",
                "services[0]; {'action':'DROP','services':['/infra/services/FTP']}",
                "services; {'action':'DROP','services':['ANY','/infra/services/HTTPS']}",
                "scope[0]; {'action':'DROP','scope':['ADDRESSES']}",
                "action; {'action':'PERHAPS'}",
                "action; {}",
                "sequence_number; {'action':'DROP','sequence_number':'1'}",
            })
    void rulesThatTheGuideForbidsAreRefused(String field, String body) {
        String policy = DOMAIN + "/security-policies/" + unique("p");
        succeed(client().patch(policy, "{\"category\":\"Application\"}"));

        Answer answer = client().patch(policy + "/rules/r", filled(body));

        refused(answer, field);
        assertThat(client().get(policy + "/rules").json().path("result_count").asInt(-1))
                .isZero();
    }

    @Test
    void rawPortsHaveNoSourcePorts() {
        String policy = DOMAIN + "/security-policies/" + unique("p");
        succeed(client().patch(policy, "{\"category\":\"Application\"}"));

        Answer answer = client().patch(policy + "/rules/r", """
                {"action":"DROP","service_entries":[{"resource_type":"L4PortSetServiceEntry","l4_protocol":"TCP",
                 "source_ports":["1024"],"destination_ports":["80"]}]}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields().toString()).contains("service_entries[0]");
    }

    @Test
    void spanNamesARegisteredClusterOnceAndForEver() {
        String policy = unique("p");
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, "{\"category\":\"Application\"}"));
        String cluster = registered();
        String other = registered();
        span(policy, cluster);
        String spans = DOMAIN + "/security-policies/" + policy + "/container-cluster-span/";

        refused(client().patch(spans + "s2", spanOf(cluster)), "container_cluster_path");
        refused(client().patch(spans + "s2", spanOf("nobody-registered-it")), "container_cluster_path");
        refused(client().patch(spans + cluster, spanOf(other)), "container_cluster_path");
        assertThat(client().get(spans.substring(0, spans.length() - 1))
                        .json()
                        .path("result_count")
                        .asInt())
                .isEqualTo(1);
    }

    private static String spanOf(String cluster) {
        return "{\"container_cluster_path\":\"" + CLUSTER_PATHS + cluster + "\"}";
    }

    @Test
    void allProblemsOfARequestAreToldAtOnce() {
        Answer answer = client().patch(
                        DOMAIN + "/security-policies/" + unique("p"),
                        "{\"category\":\"Application\",\"colour\":1,\"rules\":[{\"id\":\"a\"},{\"id\":\"a\",\"action\":3}]}");

        assertThat(answer.status()).isEqualTo(400);
        JsonNode related = answer.json().path("related_errors");
        assertThat(related.size()).isGreaterThanOrEqualTo(3);
        related.forEach(error -> assertThat(error.path("error_code").isInt()).isTrue());
    }

    @Test
    void whatCannotBeReadHidesNothingThatIsWrongBesides() {
        Answer answer = client().patch(
                        DOMAIN + "/security-policies/" + unique("p"),
                        "{\"category\":\"Ethernet\",\"colour\":1,"
                                + "\"rules\":[{\"id\":\"a\",\"action\":\"DROP\",\"services\":[\"/infra/services/none\"]}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).contains("colour", "category", "services[0]");
    }

    private static void refused(Answer answer, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("httpStatus").asText()).isEqualTo("BAD_REQUEST");
        assertThat(answer.json().path("error_code").isInt()).isTrue();
        assertThat(answer.fields()).contains(field);
        assertThat(answer.message()).isNotBlank();
    }

    private String filled(String body) {
        String generic = unique("generic");
        succeed(client().patch(DOMAIN + "/groups/" + generic, "{}"));
        String addresses = unique("addresses");
        succeed(client().patch(DOMAIN + "/groups/" + addresses, """
                {"group_type":["ANTREA"],"expression":[
                 {"resource_type":"IPAddressExpression","ip_addresses":["192.168.100.0/24"]}]}"""));
        return body.replace('\'', '"')
                .replace("GENERIC", "/infra/domains/default/groups/" + generic)
                .replace("ADDRESSES", "/infra/domains/default/groups/" + addresses)
                .replace("PODS", group(unique("pods")));
    }
}
