package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No input makes an internal error. The inputs are random but the same each time. */
@QuarkusTest
final class FuzzTest extends ServerTest {

    private static final int ROUNDS = 3_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> METHODS = List.of("GET", "PUT", "PATCH", "POST", "DELETE");
    private static final List<String> PATHS = List.of(
            "/policy/api/v1/infra",
            "/policy/api/v1/infra/domains/default/groups/fuzz",
            "/policy/api/v1/infra/services/fuzz",
            "/policy/api/v1/infra/domains/default/security-policies/fuzz",
            "/policy/api/v1/infra/domains/default/security-policies/fuzz/rules/fuzz",
            "/policy/api/v1/infra/domains/default/security-policies/fuzz/container-cluster-span/fuzz",
            "/policy/api/v1/infra/domains/default/security-policies/fuzz/statistics",
            "/policy/api/v1/infra/realized-state/status",
            "/policy/api/v1/aaa/role-bindings",
            "/api/v1/aaa/role-bindings/fuzz",
            "/api/v1/aaa/effective-permissions",
            "/api/v1/node/users",
            "/api/v1/node/users/10001",
            "/policy/api/v1/infra/realized-state/realized-entity",
            "/policy/api/v1/infra/domains/default/groups/fuzz/ip-address-expressions/fuzz",
            "/policy/api/v1/infra/settings/firewall/security/exclude-list",
            "/api/v1/administration/support-bundles",
            "/policy/api/v1/search/query",
            "/tierwall/api/v1/clusters/fuzz");
    private static final List<String> QUERIES = List.of(
            "",
            "",
            "?action=revise",
            "?action=create_user",
            "?action=delete_stale_bindings",
            "?action=deactivate",
            "?action=revise&operation=insert_after&anchor_path=/infra",
            "?action=revise&operation=insert_bottom",
            "?intent_path=/infra/domains",
            "?intent_path=//",
            "?cascade=true",
            "?action=add",
            "?action=remove",
            "?action=collect",
            "?action=filter&intent_path=/infra/services/fuzz",
            "?query=a:(b%20OR%20c)%20AND%20!d:*",
            "?enforce_revision_check=true",
            "?page_size=-1",
            "?included_fields=",
            "?sort_by=tags");
    private static final List<String> BODIES = List.of(
            """
            {"group_type":["ANTREA"],"display_name":"x","tags":[{"scope":"s","tag":"t"}],"expression":[
             {"resource_type":"NestedExpression","expressions":[
              {"resource_type":"Condition","member_type":"Namespace","key":"Name","operator":"EQUALS","value":"a"},
              {"resource_type":"ConjunctionOperator","conjunction_operator":"AND"},
              {"resource_type":"Condition","member_type":"Service","key":"Name","operator":"EQUALS","value":"c"}]},
             {"resource_type":"ConjunctionOperator","conjunction_operator":"OR"},
             {"resource_type":"IPAddressExpression","ip_addresses":["10.0.0.0/8","10.1.1.1-10.1.1.9"]}]}""",
            """
            {"service_entries":[{"id":"e","resource_type":"L4PortSetServiceEntry","l4_protocol":"TCP",
             "destination_ports":["80","8000-8080"],"source_ports":[]},
             {"id":"n","resource_type":"NestedServiceServiceEntry","nested_service_path":"/infra/services/HTTPS"},
             {"id":"i","resource_type":"ICMPTypeServiceEntry","protocol":"ICMPv4","icmp_type":8,"icmp_code":0}]}""",
            """
            {"category":"Application","sequence_number":7,"scope":["ANY"],"locked":false,"rules":[
             {"id":"r","action":"ALLOW","sequence_number":1,"source_groups":["ANY"],"services":["ANY"],
              "direction":"IN_OUT","service_entries":[]}],"_revision":0}""",
            "{\"action\":\"DROP\",\"sequence_number\":1,\"scope\":[\"ANY\"],\"direction\":\"IN\",\"_revision\":0}",
            "{\"container_cluster_path\":\"/infra/sites/default/enforcement-points/default/cluster-control-planes/a\"}",
            """
            {"resource_type":"Infra","children":[{"resource_type":"ChildResourceReference","id":"default",
             "target_type":"Domain","children":[{"resource_type":"ChildGroup","Group":{"resource_type":"Group",
             "id":"fuzz-tree","group_type":["ANTREA"]}},{"resource_type":"ChildSecurityPolicy","SecurityPolicy":{
             "resource_type":"SecurityPolicy","id":"fuzz-tree","category":"Emergency","children":[
             {"resource_type":"ChildRule","marked_for_delete":false,"Rule":{"id":"r","action":"DROP"}}]}}]}]}""",
            """
            {"name":"fuzz","type":"remote_user","identity_source_type":"LDAP","identity_source_id":"corp",
             "read_roles_for_paths":false,"roles":[{"role":"auditor"}],"roles_for_paths":[{"path":"/",
             "roles":[{"role":"auditor"}]}],"tags":[{"scope":"s","tag":"t"}],"_revision":0}""",
            "{\"username\":\"fuzz\",\"full_name\":\"x\",\"password_change_frequency\":1}",
            "{\"ip_addresses\":[\"10.0.0.1\",\"10.0.0.0/8\"]}",
            "{\"members\":[\"/infra/domains/default/groups/fuzz\"],\"_revision\":0}",
            """
            {"nodes":["n"],"log_age_limit":7,"container_nodes":[{"container_type":"ANTREA","clusters":[
             {"cluster_id":"c","nodes":["n"]}]}],"remote_file_server":{"server":"s","directory_path":"d",
             "protocol":{"name":"SFTP","authentication_scheme":{"scheme_name":"PASSWORD"}}}}""",
            "{\"kubeconfig\":\"good\",\"display_name\":\"x\"}");

    private final Random random = new Random(20_260_101);

    @Test
    void noInputMakesAnInternalError() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String method = any(METHODS);
            String path = path();
            String body = method.equals("GET") || method.equals("DELETE") ? "" : body();

            Answer answer = client().send(method, path, body);

            assertThat(answer.status())
                    .as(method + " " + path + " " + body + "\n" + answer.text())
                    .isLessThan(500);
            if (answer.status() >= 400) {
                assertThat(answer.json().path("error_code").isInt()).isTrue();
            }
        }
    }

    private String path() {
        String path = any(PATHS);
        int how = random.nextInt(10);
        if (how == 0) {
            path = path.substring(0, random.nextInt(path.length()));
        } else if (how == 1) {
            path = path + "/" + any(List.of("rules", "%20", "a;b=c", "statistics", "%C3%A4", "service-entries", "&"));
        } else if (how == 2) {
            path = path.replace("fuzz", any(List.of("%25", "a%26b", "*", "x".repeat(300), "~", "$", "%7F")));
        }
        return (path.startsWith("/") ? path : "/" + path) + any(QUERIES);
    }

    private String body() throws Exception {
        JsonNode tree = JSON.readTree(any(BODIES));
        int mutations = random.nextInt(4);
        for (int i = 0; i < mutations; i++) {
            mutate(tree);
        }
        String text = tree.toString();
        return random.nextInt(20) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
    }

    private void mutate(JsonNode tree) {
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        JsonNode chosen = any(containers);
        if (chosen instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names =
                    object.properties().stream().map(Map.Entry::getKey).toList();
            if (random.nextBoolean()) {
                object.set(any(names), any(strange(tree)));
            } else {
                object.remove(any(names));
            }
        } else if (chosen instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), any(strange(tree)));
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.elements().forEachRemaining(child -> collect(child, containers));
        }
    }

    private static List<JsonNode> strange(JsonNode tree) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return List.of(
                json.nullNode(),
                json.booleanNode(true),
                json.numberNode(-1),
                json.numberNode(Integer.MIN_VALUE),
                json.numberNode(Long.MAX_VALUE),
                json.numberNode(1.5),
                json.textNode(""),
                json.textNode("ANY"),
                json.textNode("/"),
                json.textNode("/infra"),
                json.textNode("/infra/domains/default/groups/fuzz"),
                json.textNode("/infra/services/fuzz"),
                json.textNode("/infra/domains/default/security-policies/fuzz"),
                json.textNode("a/b"),
                json.textNode("0.0.0.0/0"),
                json.textNode("::/0"),
                json.textNode("9-1"),
                json.textNode("x".repeat(2_000)),
                json.arrayNode(),
                json.arrayNode().add(json.nullNode()),
                json.objectNode(),
                tree.deepCopy());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
