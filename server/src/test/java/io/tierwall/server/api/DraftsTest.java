package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import org.junit.jupiter.api.Test;

/** Edits that are kept before they are published, and the way back to earlier publishes. */
@QuarkusTest
final class DraftsTest extends ServerTest {

    private static final String DRAFTS = INFRA + "/drafts";

    private static String area(String group, String namespace) {
        return """
                {"resource_type":"Infra","children":[{"resource_type":"ChildResourceReference","id":"default",
                 "target_type":"Domain","children":[{"resource_type":"ChildGroup","Group":{"resource_type":"Group",
                 "id":"%s","group_type":["ANTREA"],"expression":[{"resource_type":"Condition",
                 "member_type":"Namespace","key":"Name","operator":"EQUALS","value":"%s"}]}}]}]}""".formatted(group, namespace);
    }

    private static String draft(String group) {
        return "{\"display_name\":\"mine\",\"user_area\":" + area(group, "shop") + "}";
    }

    private JsonNode newestAutoDraft() {
        return client().get(DRAFTS + "?auto_drafts=true").json().path("results").get(0);
    }

    @Test
    void aDraftChangesNothingUntilItIsPublished() {
        String group = unique("g");
        String draft = DRAFTS + "/" + unique("d");

        succeed(client().patch(draft, draft(group)));

        JsonNode read = client().get(draft).json();
        assertThat(read.path("resource_type").asText()).isEqualTo("PolicyDraft");
        assertThat(read.path("is_auto_draft").booleanValue()).isFalse();
        assertThat(read.path("user_area").toString()).contains(group);
        assertThat(client().get(DOMAIN + "/groups/" + group).status()).isEqualTo(404);
        assertThat(client().get(draft + "/aggregated").text()).contains("ChildGroup", group);
        assertThat(client().get(draft + "/complete").text()).contains(group, "Default Layer3 Section");

        Answer published = client().post(draft + "?action=publish", "{\"resource_type\":\"Infra\"}");

        assertThat(published.status()).isEqualTo(200);
        assertThat(published.text()).isEmpty();
        assertThat(client().get(DOMAIN + "/groups/" + group).status()).isEqualTo(200);
        assertThat(client().get(draft + "/aggregated").json().has("children")).isFalse();
    }

    @Test
    void whatIsPublishedWithADraftIsOneTransaction() {
        String group = unique("g");
        String other = unique("g");
        String draft = DRAFTS + "/" + unique("d");
        succeed(client().patch(draft, draft(group)));

        Answer refused = client().post(draft + "?action=publish", area(other, ""));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(client().get(DOMAIN + "/groups/" + group).status()).isEqualTo(404);
        succeed(client().post(draft + "?action=publish", area(other, "shop")));
        assertThat(client().get(DOMAIN + "/groups/" + other).status()).isEqualTo(200);
        assertThat(client().get(DOMAIN + "/groups/" + group).status()).isEqualTo(200);
    }

    @Test
    void everyPublishCanBeGoneBackTo() {
        String group = group(unique("g"));
        String before = newestAutoDraft().path("id").asText();
        JsonNode wanted = client().get("/policy/api/v1" + group).json();
        String policy = DOMAIN + "/security-policies/" + unique("p");
        succeed(client().patch(policy, "{\"rules\":[{\"id\":\"r\",\"action\":\"DROP\"}]}"));
        succeed(client().patch("/policy/api/v1" + group, "{\"group_type\":[\"ANTREA\"]}"));
        assertThat(newestAutoDraft().path("id").asText()).isNotEqualTo(before);
        assertThat(newestAutoDraft().path("_create_user").asText()).isEqualTo("admin");

        succeed(client().post(DRAFTS + "/" + before + "?action=publish", "{\"resource_type\":\"Infra\"}"));

        assertThat(client().get(policy).status()).isEqualTo(404);
        JsonNode back = client().get("/policy/api/v1" + group).json();
        assertThat(back.path("expression")).isEqualTo(wanted.path("expression"));
        assertThat(client().get(DRAFTS + "/" + before + "/aggregated").json().has("children"))
                .isFalse();
    }

    @Test
    void anAutoDraftIsReadOnly() {
        group(unique("g"));
        String auto = DRAFTS + "/" + newestAutoDraft().path("id").asText();

        assertThat(client().patch(auto, "{}").status()).isEqualTo(400);
        assertThat(client().put(auto, "{}").status()).isEqualTo(400);
        assertThat(client().delete(auto).status()).isEqualTo(400);
        assertThat(client().get(auto).json().path("is_auto_draft").booleanValue())
                .isTrue();
    }

    @Test
    void autoDraftsAreOfferedUnlessTheyAreDisabled() {
        group(unique("g"));
        String auto = DRAFTS + "/" + newestAutoDraft().path("id").asText();
        String firewall = INFRA + "/settings/firewall/security";

        succeed(client().patch(firewall, "{\"disable_auto_drafts\":true}"));

        assertThat(client().get(DRAFTS + "?auto_drafts=true").json().path("results"))
                .isEmpty();
        assertThat(client().get(auto).status()).isEqualTo(404);
        succeed(client().patch(firewall, "{\"disable_auto_drafts\":false}"));
        assertThat(client().get(auto).status()).isEqualTo(200);
    }

    @Test
    void aDraftFollowsTheRulesOfAllObjects() {
        String draft = DRAFTS + "/" + unique("d");
        JsonNode created = client().put(draft, "{\"description\":\"one\"}").json();
        assertThat(created.path("_revision").asInt(-1)).isZero();
        assertThat(client().put(draft, "{\"description\":\"two\"}").errorCode()).isEqualTo(500_127);
        assertThat(client().put(draft, "{\"description\":\"two\",\"_revision\":7}")
                        .status())
                .isEqualTo(412);

        succeed(client().patch(draft, created.toString()));
        assertThat(client().get(draft).json()).isEqualTo(created);
        succeed(client().patch(draft, "{\"locked\":true,\"lock_comments\":\"mine\"}"));

        JsonNode locked = client().get(draft).json();
        assertThat(locked.path("lock_modified_by").asText()).isEqualTo("admin");
        assertThat(locked.path("_revision").asInt()).isEqualTo(1);
        succeed(client().delete(draft));
        assertThat(client().get(draft).status()).isEqualTo(404);
        assertThat(client().delete(draft).status()).isEqualTo(404);
    }

    @Test
    void whatCannotBeReadIsNotKept() {
        String draft = DRAFTS + "/" + unique("d");

        Answer answer = client().patch(draft, "{\"colour\":1,\"user_area\":{\"children\":[{}]}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).contains("colour");
        assertThat(client().get(draft).status()).isEqualTo(404);
        assertThat(client().post(draft + "?action=publish", "").status()).isEqualTo(404);
        assertThat(client().post(draft, "").status()).isEqualTo(400);
    }
}
