package io.tierwall.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Terraform's {@code nsxt_policy_service}. */
@QuarkusTest
final class ServiceConversationTest extends Conversation {

    private static ObjectNode service(String port) {
        return json("""
                {"display_name":"a service","description":"said","tags":[{"scope":"a","tag":"b"}],"service_entries":[
                 {"resource_type":"L4PortSetServiceEntry","id":"web","display_name":"web","description":"",
                  "l4_protocol":"TCP","destination_ports":["PORT","8000-8080"],"source_ports":[]},
                 {"resource_type":"ICMPTypeServiceEntry","id":"ping","display_name":"ping","description":"",
                  "protocol":"ICMPv4","icmp_type":8,"icmp_code":0}]}""".replace("PORT", port));
    }

    @ParameterizedTest
    @EnumSource(NsxClient.Style.class)
    void serviceIsCreatedReadUpdatedImportedAndDestroyed(NsxClient.Style style) {
        NsxClient terraform = connected(style);
        String path = INFRA + "/services/" + unique("service");

        terraform.isMissing(path);
        terraform.patch(path, service("443").toString());
        JsonNode created = terraform.read(path);
        echoes(service("443"), created);
        assertThat(created.path("_revision").asInt(-1)).isZero();

        ObjectNode changed = service("8443").put("_revision", 0);
        changed.withArray("service_entries").remove(1);
        JsonNode updated = terraform.put(path, changed.toString());
        assertThat(terraform.read(path)).isEqualTo(updated);
        changed.remove("_revision");
        echoes(changed, updated);
        assertThat(updated.path("_revision").asInt()).isEqualTo(1);
        assertThat(terraform
                        .send("PUT", path, service("1").put("_revision", 0).toString())
                        .status())
                .isEqualTo(412);

        assertThat(terraform.read("/policy/api/v1" + updated.path("path").asText()))
                .isEqualTo(updated);
        terraform.delete(path);
        terraform.isMissing(path);
    }
}
