package io.tierwall.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/**
 * The modules of Ansible's collection for NSX: each reads first, fills in what the play does not say from what is
 * there, and takes an object for changed when its revision is another one afterwards.
 */
@QuarkusTest
final class AnsibleConversationTest extends Conversation {

    private static final ObjectNode GROUP = json("""
            {"display_name":"web","group_type":["ANTREA"],"expression":[
              {"resource_type":"Condition","member_type":"Pod","key":"Tag","operator":"EQUALS","value":"app|web"}]}""");

    private static final ObjectNode POLICY = json("""
            {"display_name":"web","category":"Application","scope":["ANY"],"rules":[
              {"resource_type":"Rule","id":"r1","display_name":"r1","action":"DROP","sequence_number":1,
               "source_groups":["ANY"],"destination_groups":["ANY"],"services":["ANY"],"scope":["ANY"]}]}""");

    /** Makes an object be as a play says, and tells whether that changed something. */
    private static boolean plays(NsxClient ansible, String path, ObjectNode said) {
        var existing = ansible.send("GET", path, "");
        if (existing.status() == 404) {
            ansible.patch(path, said.toString());
            assertThat(ansible.read(path).path("_revision").isInt()).isTrue();
            return true;
        }
        ObjectNode merged = existing.json().deepCopy();
        merged.setAll(said);
        var patched = ansible.send("PATCH", path, merged.toString());
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        JsonNode after = ansible.read(path);
        return after.path("_revision").asInt()
                != existing.json().path("_revision").asInt();
    }

    private void isMadeOnceChangedOnceAndRemoved(String path, ObjectNode said) {
        NsxClient ansible = connected(NsxClient.Style.BASIC);
        assertThat(plays(ansible, path, said)).isTrue();
        assertThat(plays(ansible, path, said)).isFalse();
        JsonNode before = ansible.read(path);
        assertThat(plays(ansible, path, said)).isFalse();
        assertThat(ansible.read(path)).isEqualTo(before);

        assertThat(plays(ansible, path, said.deepCopy().put("description", "new")))
                .isTrue();
        assertThat(plays(ansible, path, said)).isFalse();

        ansible.delete(path);
        ansible.isMissing(path);
    }

    @Test
    void groupIsMadeOnceChangedOnceAndRemoved() {
        isMadeOnceChangedOnceAndRemoved(DOMAIN + "/groups/" + unique("group"), GROUP);
    }

    @Test
    void policyIsMadeOnceChangedOnceAndRemoved() {
        isMadeOnceChangedOnceAndRemoved(DOMAIN + "/security-policies/" + unique("policy"), POLICY);
    }

    @Test
    void pagesAreReadUntilThereIsNoCursor() {
        NsxClient ansible = connected(NsxClient.Style.BASIC);
        String list = DOMAIN + "/groups?page_size=1&cursor=";
        for (int i = 0; i < 3; i++) {
            group(unique("group"));
        }

        String cursor = "";
        int read = 0;
        int count;
        do {
            JsonNode page = ansible.read(list + cursor);
            read += page.path("results").size();
            count = page.path("result_count").asInt();
            cursor = page.path("cursor").asText("");
        } while (!cursor.isEmpty() && !cursor.startsWith("0000"));

        assertThat(read).isEqualTo(count).isGreaterThanOrEqualTo(3);
    }
}
