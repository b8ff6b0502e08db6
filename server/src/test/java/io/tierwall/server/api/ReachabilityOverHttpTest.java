package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.antrea.resolve.Inventory.ServicePort;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.HeldInventory;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.InventoryKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reaches whom. */
@QuarkusTest
final class ReachabilityOverHttpTest extends AnalysisFixture {

    private Answer reachability(String query) {
        return client().get(TIERWALL + "reachability?cluster=" + cluster + query);
    }

    @Test
    void whoReachesAGroupIsASet() {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));

        JsonNode reaches = reachability("&to_group=" + a).json().path("reaches");
        assertThat(reaches).hasSize(1);
        assertThat(reaches.at("/0/addresses").toString()).isEqualTo("[\"" + b + "/*\"]");
        assertThat(reaches.at("/0/of").asText()).isEqualTo(a);
        assertThat(reaches.at("/0/traffic_some").asText()).isEqualTo("TCP 80");
        assertThat(reachability("&to_group=" + a + "&protocol=TCP&port=81")
                        .json()
                        .path("reaches"))
                .isEmpty();
        assertThat(reachability("&from_group=" + a + "&format=csv").text())
                .startsWith("from,to,")
                .contains("\n" + a + ",");
        assertThat(reachability("&to_group=" + a + "&format=dot").text())
                .contains("\"" + b + "/*\" -> \"" + a + "\" [label=\"TCP 80\"");
    }

    @Test
    void whoReachesEachOfSeveralGroupsOnPortsIsOneQuestion() {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));

        JsonNode reaches = reachability("&to_group=" + a + "," + b + "&protocol=TCP&port=80,443,8000-8080")
                .json()
                .path("reaches");

        assertThat(reaches.valueStream()
                        .map(reach -> reach.path("of").asText() + " <- "
                                + reach.path("addresses") + ": "
                                + reach.path("traffic_some").asText()))
                .containsExactly(
                        a + " <- [\"" + b + "/*\"]: TCP 80",
                        b + " <- [\"" + a + "/*\",\"outside\"]: TCP 80, 443, 8000-8080");
    }

    @Test
    void groupsMakeAMatrixAndOverlapsAreSaid() {
        String client = unique("clients");
        succeed(client().patch(DOMAIN + "/groups/" + client, """
                {"group_type":["ANTREA"],"expression":[{"resource_type":"Condition","member_type":"Pod",
                 "key":"Tag","operator":"EQUALS","value":"app|client"}]}"""));
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));

        JsonNode answer = reachability("&group=" + a + "&group=" + b + "&group=" + client + "&protocol=TCP&port=80,81")
                .json();

        assertThat(answer.path("cells")).hasSize(9);
        JsonNode fromBToA = answer.at("/cells/3");
        assertThat(fromBToA.path("from").asText()).isEqualTo(b);
        assertThat(fromBToA.path("to").asText()).isEqualTo(a);
        assertThat(fromBToA.path("traffic_every").asText()).isEqualTo("TCP 80");
        assertThat(answer.at("/overlaps/0").toString())
                .isEqualTo("{\"sets\":[\"%s\",\"%s\"],\"addresses\":\"%s/*\"}".formatted(b, client, b));
        assertThat(answer.path("overlaps")).hasSize(1);
        assertThat(reachability("&from_group=" + b + "&to_group=" + client + "&format=table")
                        .text())
                .contains("note: " + b + " and " + client + " have in common: " + b + "/*")
                .contains("note: Node are not being watched");
    }

    @Test
    void aBlockThatNoRuleNamesIsAnsweredExactly() {
        String hosts = unique("hosts");
        succeed(client().patch(DOMAIN + "/groups/" + hosts, """
                {"group_type":["ANTREA"],"expression":[{"resource_type":"IPAddressExpression",
                 "ip_addresses":["192.168.0.0/24"]}]}"""));

        JsonNode reaches = reachability("&from_group=" + hosts).json().path("reaches");

        assertThat(reaches.findValuesAsText("of")).containsExactly(hosts);
        assertThat(reaches.at("/0/addresses").toString()).isEqualTo("[\"" + b + "/*\"]");
        assertThat(reachability("&from_group=" + b + "&format=csv").text()).contains(",outside,");
        assertThat(reachability("&from_group=" + b + "&to_group=" + hosts)
                        .json()
                        .at("/cells/0/pairs")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whoReachesAServiceReachesItsEndpointsOnTheirPorts() {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));
        cluster(cluster)
                .holds(HeldInventory.of(
                        HeldInventory.namespace(a),
                        HeldInventory.namespace(b),
                        HeldInventory.pod(a, "web", "10.0.0.1"),
                        HeldInventory.pod(b, "client", "10.0.0.2"),
                        HeldInventory.item(
                                InventoryKind.SERVICES,
                                a,
                                "front",
                                false,
                                new Facts.Service(
                                        "ClusterIP",
                                        List.of("10.96.0.7"),
                                        List.of(
                                                new ServicePort("web", Protocol.TCP, 8080, "http"),
                                                new ServicePort("other", Protocol.TCP, 8081, "81")),
                                        Map.of("app", "web")))));

        JsonNode reaches = reachability("&to_service=" + a + "/front").json().path("reaches");

        assertThat(reaches.findValuesAsText("of")).containsOnly(a + "/front");
        assertThat(reaches.findValuesAsText("traffic_every"))
                .as("what a pod is sent by itself is not filtered at the receiver")
                .containsExactly("TCP 8080-8081", "TCP 8080");
        assertThat(reaches.at("/1/addresses").toString()).isEqualTo("[\"" + b + "/*\"]");
        assertThat(reachability("&to_service=" + a + "/front&protocol=TCP&port=8081")
                        .json()
                        .path("reaches")
                        .findValues("addresses")
                        .toString())
                .isEqualTo("[[\"" + a + "/*\"]]");
        assertThat(reachability("&to_service=" + a + "/frnt").text()).contains("no service", a + "/front");
    }

    @Test
    void theFormatIsTheOneThatTheClientAccepts() {
        String path = TIERWALL + "reachability?cluster=" + cluster;

        assertThat(client().with("Accept", "text/csv").get(path).text()).startsWith("from,to,");
        assertThat(client().with("Accept", "text/vnd.graphviz").get(path).text())
                .startsWith("digraph");
        assertThat(client().with("Accept", "text/plain, application/json;q=0.5")
                        .get(path)
                        .text())
                .startsWith("from \\ to");
        assertThat(client().with("Accept", "text/csv")
                        .get(path + "&format=json")
                        .text())
                .startsWith("{");
    }

    @Test
    void namespacesMakeAMatrixInEachFormat() {
        JsonNode cells = reachability("").json().path("cells");
        assertThat(cells).hasSize(9);
        assertThat(reachability("&from_group=" + b + "&to_group=" + a)
                        .json()
                        .at("/cells/0/open")
                        .asInt(-1))
                .isZero();
        assertThat(reachability("&format=csv").text()).startsWith("from,to,");
        assertThat(reachability("&format=table").text()).contains("outside");
        assertThat(reachability("&format=dot").text()).startsWith("digraph");
    }

    @ParameterizedTest
    @CsvSource({
        "&format=pdf, format",
        "&to_group=no-such, no group no-such",
        "&protocol=ICMP&port=80, no ports",
        "&protocol=TCP&port=http, no port",
        "&protocol=GRE, protocol",
        "&port=80, protocol",
        "&group=a&to_group=b, group",
        "&to_service=a/b&to_group=b, to_service",
    })
    void questionsWithoutSenseAreRefused(String query, String word) {
        assertThat(reachability(query).status()).isEqualTo(400);
        assertThat(reachability(query).text()).contains(word);
    }
}
