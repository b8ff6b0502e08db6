package io.tierwall.server.api.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.model.IntentPath;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.HeldInventory;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.InventoryKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the description says of the API is so. */
@QuarkusTest
final class DescriptionTest extends ServerTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/openapi.json");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonNode description() {
        return client().get("/openapi").json();
    }

    /** Run with {@code -Dgolden.update=true} to write the file anew; the difference is then for a person to read. */
    @Test
    void theDescriptionIsAsItWas() throws IOException {
        ObjectNode description = (ObjectNode) description();
        description.withObject("/info").remove("version");
        description.remove("servers");
        String actual = JSON.writeValueAsString(JSON.treeToValue(description, Object.class)) + "\n";

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void everythingThatTheDescriptionRefersToIsInIt() {
        JsonNode description = description();

        List<String> references =
                description.findValuesAsText("$ref").stream().distinct().toList();

        assertThat(references).isNotEmpty();
        for (String reference : references) {
            assertThat(description.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }

    @Test
    void everyOperationOfNsxIsServed() {
        Map<String, String> ids = somethingOfEverything();
        for (NsxOperation operation : NsxOperation.all()) {
            if (operation.path().startsWith("/api/session/")
                    || operation.method().equals("DELETE")) {
                continue; // Sessions have tests of their own; what is deleted here would be missing for the others.
            }
            Answer answer = client().send(operation.method(), url(operation, ids), body(operation));

            String what = operation.method() + " " + url(operation, ids) + "\n" + answer.status() + " " + answer.text();
            if (operation.answer().isEmpty()) {
                assertThat(answer.status()).as(what).isIn(400, 404);
                assertThat(answer.message()).as(what).isNotEmpty();
            } else if (operation.method().equals("GET")) {
                assertThat(answer.status()).as(what).isEqualTo(200);
                checkKeys(operation, answer);
            } else {
                assertThat(answer.status()).as(what).isIn(200, 201, 400);
            }
        }
    }

    /** An answer says what the description says that it says. */
    private void checkKeys(NsxOperation operation, Answer answer) {
        JsonNode schema = description().at("/components/schemas/" + operation.answer());
        for (JsonNode field : schema.path("required")) {
            assertThat(answer.json().has(field.asText()))
                    .as(operation.path() + " " + field)
                    .isTrue();
        }
    }

    private static String body(NsxOperation operation) {
        return operation.body().isEmpty() ? "" : "[]";
    }

    private static String url(NsxOperation operation, Map<String, String> ids) {
        String path = operation.path();
        for (String name : operation.inPath()) {
            String of = name.equals("id") ? operation.path() : name;
            path = path.replace("{" + name + "}", ids.getOrDefault(of, "x"));
        }
        StringBuilder query = new StringBuilder();
        for (NsxOperation.Parameter parameter : operation.query()) {
            if (parameter.required()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.name())
                        .append('=');
                query.append(ids.getOrDefault(parameter.name(), "x"));
            }
        }
        return path + query;
    }

    private String first(String list, String field) {
        return client().get(list).json().at("/results/0").path(field).asText();
    }

    private String binding() {
        return client().post(
                        "/api/v1/aaa/role-bindings",
                        "{\"name\":\"" + unique("remote")
                                + "\",\"type\":\"remote_user\",\"roles\":[{\"role\":\"auditor\"}]}")
                .json()
                .path("id")
                .asText();
    }

    private Map<String, String> somethingOfEverything() {
        String cluster = registered();
        String namespace = unique("shop");
        cluster(cluster)
                .holds(HeldInventory.of(
                        HeldInventory.namespace(namespace),
                        HeldInventory.pod(namespace, "web", "10.0.0.8"),
                        HeldInventory.item(InventoryKind.SERVICES, "", "service", false, new Facts.None()),
                        HeldInventory.item(InventoryKind.NODES, "", "node", false, new Facts.None()),
                        HeldInventory.item(InventoryKind.NETWORK_POLICIES, "", "policy", false, new Facts.None())));
        IntentPath policy = policySpanning(cluster);
        String group = group(namespace);
        Map<String, String> ids = new HashMap<>();
        ids.put("domain", "default");
        ids.put("site", "default");
        ids.put("enforcement-point", "default");
        ids.put("group", namespace);
        ids.put("service", "HTTPS");
        ids.put(
                "entry",
                client().get(INFRA + "/services/HTTPS")
                        .json()
                        .at("/service_entries/0/id")
                        .asText());
        ids.put("policy", policy.id());
        ids.put("rule", "r");
        ids.put("span", cluster);
        ids.put("cluster", cluster);
        ids.put("kind", "vifs");
        ids.put("intent_path", group);
        ids.put("ip_address", "10.0.0.8");
        ids.put("query", "id:x");
        ids.put("realized_path", policy + "/realized-entities/" + cluster);
        String draft = unique("draft");
        succeed(client().patch(INFRA + "/drafts/" + draft, "{}"));
        ids.put("draft", draft);
        ids.put("role", "auditor");
        ids.put("user", first("/api/v1/node/users", "userid"));
        ids.put("binding", binding());
        ids.put("object_path", group);
        ids.put("feature_name", "policy_dfw");
        String fabric = "/api/v1/fabric/";
        ids.put(
                fabric + "container-clusters/{id}",
                client().get("/policy/api/v1" + CLUSTER_PATHS + cluster)
                        .json()
                        .path("node_id")
                        .asText());
        ids.put(fabric + "container-projects/{id}", "uid--" + namespace);
        ids.put(fabric + "container-application-instances/{id}", "uid-" + namespace + "-web");
        ids.put(fabric + "container-applications/{id}", "uid--service");
        ids.put(fabric + "container-cluster-nodes/{id}", "uid--node");
        ids.put(fabric + "container-network-policies/{id}", "uid--policy");
        return ids;
    }
}
