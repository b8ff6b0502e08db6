package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.ServerTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A group's addresses are changed by themselves; what it says is told in other ways, too. */
@QuarkusTest
final class GroupPartsTest extends ServerTest {

    private String group = "";

    @BeforeEach
    void aGroupOfANamespace() {
        String name = unique("g");
        group(name);
        group = DOMAIN + "/groups/" + name;
    }

    private List<String> addresses() {
        return client().get(group).json().path("expression").findValues("ip_addresses").stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asText)
                .toList();
    }

    private String expression() {
        return client().get(group)
                .json()
                .path("expression")
                .findValuesAsText("resource_type")
                .toString();
    }

    @Test
    void addressesAreAddedAndRemovedWithoutTheRest() {
        String list = group + "/ip-address-expressions/any-id";
        succeed(client().patch(list, "{\"resource_type\":\"IPAddressExpression\",\"ip_addresses\":[\"10.0.0.1\"]}"));
        assertThat(expression()).isEqualTo("[Condition, ConjunctionOperator, IPAddressExpression]");

        succeed(client().post(list + "?action=add", "{\"ip_addresses\":[\"10.0.0.2\",\"10.0.0.1\"]}"));
        assertThat(addresses()).containsExactly("10.0.0.1", "10.0.0.2");

        succeed(client().post(list + "?action=remove", "{\"ip_addresses\":[\"10.0.0.1\",\"10.9.9.9\"]}"));
        assertThat(addresses()).containsExactly("10.0.0.2");

        succeed(client().post(list + "?action=remove", "{\"ip_addresses\":[\"10.0.0.2\"]}"));
        assertThat(expression()).isEqualTo("[Condition]");
    }

    @Test
    void addingWhatIsThereChangesNoRevision() {
        String list = group + "/ip-address-expressions/any-id";
        succeed(client().patch(list, "{\"ip_addresses\":[\"10.0.0.1\"]}"));
        int before = client().get(group).json().path("_revision").asInt();

        succeed(client().post(list + "?action=add", "{\"ip_addresses\":[\"10.0.0.1\"]}"));

        assertThat(client().get(group).json().path("_revision").asInt()).isEqualTo(before);
    }

    @Test
    void aListOfAddressesIsDeletedWithWhatJoinsIt() {
        succeed(client().patch(group, """
                {"group_type":["ANTREA"],"expression":[
                 {"resource_type":"IPAddressExpression","ip_addresses":["10.0.0.1"]},
                 {"resource_type":"ConjunctionOperator","conjunction_operator":"OR"},
                 {"resource_type":"Condition","member_type":"Namespace","key":"Name","operator":"EQUALS","value":"a"}]}"""));

        succeed(client().delete(group + "/ip-address-expressions/any-id"));

        assertThat(expression()).isEqualTo("[Condition]");
        assertThat(client().delete(group + "/ip-address-expressions/any-id").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ip_addresses\":[\"10.0.0.300\"]}",
                "{\"ip_addresses\":[]}",
                "{\"ip_addresses\":[7]}",
                "{\"ip_addresses\":\"10.0.0.1\"}",
                "{\"addresses\":[\"10.0.0.1\"]}",
                "{}",
                "[]",
                "7",
            })
    void whatIsNoListOfAddressesIsRefused(String body) {
        assertThat(client().patch(group + "/ip-address-expressions/x", body).status())
                .isEqualTo(400);
        assertThat(addresses()).isEmpty();
    }

    @Test
    void addressesOfNothingAreNotFound() {
        String body = "{\"ip_addresses\":[\"10.0.0.1\"]}";
        String nowhere = DOMAIN + "/groups/no-such/ip-address-expressions/x";

        assertThat(client().patch(nowhere, body).status()).isEqualTo(404);
        assertThat(client().post(nowhere + "?action=add", body).status()).isEqualTo(404);
        assertThat(client().delete(nowhere).status()).isEqualTo(404);
        assertThat(client().post(group + "/ip-address-expressions/x?action=add", body)
                        .status())
                .isEqualTo(404);
        assertThat(client().post(group + "/ip-address-expressions/x?action=put", body)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void twoListsOfAddressesAreAmbiguous() {
        succeed(client().patch(group, """
                {"group_type":["ANTREA"],"expression":[
                 {"resource_type":"IPAddressExpression","ip_addresses":["10.0.0.1"]},
                 {"resource_type":"ConjunctionOperator","conjunction_operator":"OR"},
                 {"resource_type":"IPAddressExpression","ip_addresses":["10.0.0.2"]}]}"""));

        assertThat(client().delete(group + "/ip-address-expressions/x").status())
                .isEqualTo(400);
        assertThat(addresses()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"path-expressions", "mac-address-expressions", "external-id-expressions"})
    void membersThatAreStaticAreRefused(String kind) {
        String url = group + "/" + kind + "/x";

        assertThat(client().post(url + "?action=add", "{\"members\":[\"/infra\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(client().patch(url, "{\"paths\":[\"/infra\"]}").status()).isEqualTo(400);
        assertThat(client().delete(url).status()).isEqualTo(400);
        assertThat(client().delete(DOMAIN + "/groups/no-such/" + kind + "/x").status())
                .isEqualTo(404);
    }

    @Test
    void memberTypesAndTagsAreReadOffTheExpression() {
        succeed(client().patch(group, """
                {"group_type":["ANTREA"],"expression":[
                 {"resource_type":"NestedExpression","expressions":[
                  {"resource_type":"Condition","member_type":"Pod","key":"Tag","operator":"EQUALS","value":"app|web"},
                  {"resource_type":"ConjunctionOperator","conjunction_operator":"AND"},
                  {"resource_type":"Condition","member_type":"Namespace","key":"Name","operator":"EQUALS","value":"a"}]},
                 {"resource_type":"ConjunctionOperator","conjunction_operator":"OR"},
                 {"resource_type":"IPAddressExpression","ip_addresses":["10.0.0.2"]}]}"""));

        assertThat(client().get(group + "/member-types").text())
                .isEqualTo("{\"results\":[\"IPAddress\",\"Namespace\",\"Pod\"],\"result_count\":3}");
        assertThat(client().get(group + "/tags").text())
                .isEqualTo("{\"results\":[{\"member_type\":\"Pod\",\"tags\":[{\"scope\":\"app\",\"tag\":\"web\"}]}],"
                        + "\"result_count\":1}");
        assertThat(client().get(DOMAIN + "/groups/no-such/tags").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"Namespace,true", "'Namespace, Pod',true", "Pod,false", "'',true"})
    void groupsAreListedByTheTypesOfTheirMembers(String types, boolean listed) {
        List<String> paths = client().get(DOMAIN + "/groups?member_types=" + types.replace(" ", "%20"))
                .json()
                .path("results")
                .findValuesAsText("path");

        assertThat(paths.contains(group.substring("/policy/api/v1".length()))).isEqualTo(listed);
    }

    @Test
    void servicesAreListedByWhoMadeThem() {
        String own = unique("s");
        succeed(client().patch(INFRA + "/services/" + own, """
                {"service_entries":[{"id":"e","resource_type":"L4PortSetServiceEntry","l4_protocol":"TCP",
                 "destination_ports":["80"]}]}"""));

        assertThat(services("?default_service=true")).contains("HTTPS").doesNotContain(own);
        assertThat(services("?default_service=false")).contains(own).doesNotContain("HTTPS");
        assertThat(services("")).contains(own, "HTTPS");
        assertThat(client().get(INFRA + "/services?default_service=maybe").status())
                .isEqualTo(400);
    }

    private List<String> services(String query) {
        return client().get(INFRA + "/services" + query)
                .json()
                .path("results")
                .valueStream()
                .map(service -> service.path("id").asText())
                .toList();
    }
}
