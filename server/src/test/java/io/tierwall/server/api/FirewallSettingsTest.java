package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.store.SettingStore;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The firewall as a whole: what can be set, what is kept, and what Antrea clusters do not have. */
@QuarkusTest
final class FirewallSettingsTest extends ServerTest {

    private static final String SECURITY = INFRA + "/settings/firewall/security";
    private static final String EXCLUDED = SECURITY + "/exclude-list";

    @Inject
    SettingStore store;

    @AfterEach
    void forgetSettings() {
        store.remove("/infra/settings/firewall/security");
        store.remove("/infra/settings/firewall/security/exclude-list");
    }

    @Test
    void theFirewallIsOnAndMakesDraftsUnlessSomebodySaysOtherwise() {
        JsonNode read = client().get(SECURITY).json();
        assertThat(read.path("resource_type").asText()).isEqualTo("DfwFirewallConfiguration");
        assertThat(read.path("path").asText()).isEqualTo("/infra/settings/firewall/security");
        assertThat(read.path("enable_firewall").asBoolean()).isTrue();
        assertThat(read.path("disable_auto_drafts").asBoolean(true)).isFalse();

        succeed(client().patch(SECURITY, "{\"disable_auto_drafts\":true}"));

        assertThat(client().get(SECURITY).json().path("disable_auto_drafts").asBoolean())
                .isTrue();
        assertThat(store.find("/infra/settings/firewall/security").orElseThrow())
                .contains("\"disable_auto_drafts\":true");
    }

    @Test
    void puttingNeedsTheRevisionThatWasRead() {
        JsonNode read = client().get(SECURITY).json();

        Answer put = client().put(SECURITY, read.toString().replace("s\":false", "s\":true"));

        succeed(put);
        assertThat(put.json().path("disable_auto_drafts").asBoolean()).isTrue();
        assertThat(client().put(SECURITY, read.toString()).status()).isEqualTo(412);
        assertThat(client().put(SECURITY, "{}").errorCode()).isEqualTo(500127);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"enable_firewall\":false}|enable_firewall",
                "{\"idfw_enabled\":true}|idfw_enabled",
                "{\"disable_auto_drafts\":\"true\"}|disable_auto_drafts",
                "{\"no_such\":1}|no_such",
            })
    void whatCannotBeSetSaysWhich(String body, String field) {
        Answer answer = client().patch(SECURITY, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly(field);
    }

    @Test
    void groupsOfOtherTypesCanBeExcluded() {
        String name = unique("g");
        succeed(client().patch(DOMAIN + "/groups/" + name, "{}"));
        String path = "/infra/domains/default/groups/" + name;
        assertThat(client().get(EXCLUDED).json().path("members")).isEmpty();

        succeed(client().patch(EXCLUDED, "{\"members\":[\"" + path + "\"]}"));

        assertThat(client().get(EXCLUDED + "?system_owned=true")
                        .json()
                        .path("members")
                        .toString())
                .isEqualTo("[\"" + path + "\"]");
        Answer found = client().post(EXCLUDED + "?action=filter&deep_check=true&intent_path=" + path, "");
        succeed(found);
        assertThat(found.json().path("target_type").asText()).isEqualTo("Group");
        assertThat(client().post(EXCLUDED + "?action=filter&intent_path=/infra", "")
                        .status())
                .isEqualTo(404);
        assertThat(client().post(EXCLUDED + "?action=x&intent_path=/infra", "").status())
                .isEqualTo(400);
    }

    @Test
    void antreaGroupsAndWhatIsNotThereCannotBeExcluded() {
        String group = group(unique("g"));

        assertThat(client().patch(
                                EXCLUDED, "{\"members\":[\"/infra/x/y\",\"" + group + "\",\"/infra/domains/default\"]}")
                        .fields())
                .containsExactly("members[0]", "members[1]", "members[2]");
        assertThat(client().get(EXCLUDED).json().path("members")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"firewall-schedulers", "context-profiles", "l7-access-profiles"})
    void whatAntreaClustersDoNotHaveIsEmptyAndCannotBeMade(String feature) {
        assertThat(client().get(INFRA + "/" + feature)
                        .json()
                        .path("result_count")
                        .asInt(-1))
                .isZero();
        assertThat(client().get(INFRA + "/" + feature + "/x").status()).isEqualTo(404);
        assertThat(client().put(INFRA + "/" + feature + "/x", "{}").status()).isEqualTo(400);
        assertThat(client().patch(INFRA + "/" + feature + "/x", "{}").message()).contains(feature);
        assertThat(client().delete(INFRA + "/" + feature + "/x?force=true").status())
                .isEqualTo(404);
    }

    @Test
    void thereIsNoCsv() {
        assertThat(client().get(INFRA + "/settings/firewall/export").status()).isEqualTo(400);
        assertThat(client().post(INFRA + "/settings/firewall/export?action=cancel", "")
                        .status())
                .isEqualTo(400);
        assertThat(client().post(INFRA + "/settings/firewall/import", "x").message())
                .contains("PATCH");
        assertThat(client().get(SECURITY + "/dependent-services").json().path("results"))
                .isEmpty();
    }
}
