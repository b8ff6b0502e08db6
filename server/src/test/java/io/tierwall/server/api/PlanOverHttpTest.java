package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.sync.Connection;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a change would do: to who reaches whom, to the findings, and on the way. */
@QuarkusTest
final class PlanOverHttpTest extends AnalysisFixture {

    private JsonNode plan(String body) {
        Answer answer = client().post(TIERWALL + "plan?cluster=" + cluster, body);
        succeed(answer);
        return answer.json();
    }

    @Test
    void aPlanSaysWhatIsGainedAndChangesNothing() {
        JsonNode answer = plan(tree());

        assertThat(answer.path("changes_reach").asBoolean()).isTrue();
        JsonNode plan = answer.at("/clusters/0");
        assertThat(plan.path("gained_count").asInt()).isEqualTo(1);
        assertThat(plan.path("lost_count").asInt(-1)).isZero();
        JsonNode gained = plan.at("/gained/0");
        assertThat(gained.path("sources").toString()).isEqualTo("[\"" + b + "/*\"]");
        assertThat(gained.path("destinations").toString()).isEqualTo("[\"" + a + "/*\"]");
        assertThat(gained.path("traffic").asText()).isEqualTo("TCP 80");
        assertThat(gained.at("/denied_by/rule_name").asText()).isEqualTo("closed");
        assertThat(gained.at("/allowed_by/0/rule_name").asText()).isEqualTo("open");
        assertThat(plan.path("workloads").toString()).isEqualTo("[\"%s/web\",\"%s/client\"]".formatted(a, b));
        assertThat(plan(tree())).isEqualTo(answer);
    }

    @Test
    void twoRevisionsAreComparedEitherWay() {
        long before = plan("{}").path("revision").asLong();
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));
        long after = plan("{}").path("revision").asLong();

        JsonNode back = plan("{\"from_revision\":%d,\"to_revision\":%d}".formatted(after, before));

        assertThat(back.at("/clusters/0/lost/0/traffic").asText()).isEqualTo("TCP 80");
        assertThat(back.at("/clusters/0/gained_count").asInt(-1)).isZero();
        assertThat(plan("{\"from_revision\":%d,\"to_revision\":%d}".formatted(after, after))
                        .path("changes_reach")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void aPlanThatCouldNotBePublishedSaysWhy() {
        Answer answer = client().post(TIERWALL + "plan", tree().replace("services/HTTP", "services/no-such"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("no-such");
        assertThat(client().post(TIERWALL + "plan", "{\"draft\":\"no-such\"}").status())
                .isEqualTo(404);
        assertThat(client().post(TIERWALL + "plan", "{\"from_revision\":1}").text())
                .contains("to_revision");
    }

    @Test
    void aPlanSaysWhichFindingsItBringsAndWhichItEnds() {
        JsonNode brought = plan(tree().replace(allowing(), shadowing())).at("/clusters/0/findings");

        assertThat(brought.at("/brought/0/kind").asText()).isEqualTo("SHADOWED");
        assertThat(brought.at("/brought/0/severity").asText()).isEqualTo("MEDIUM");
        assertThat(brought.at("/brought/0/rules/0/rule_name").asText()).isEqualTo("open");
        assertThat(brought.at("/brought/0/sentence").asText()).isNotEmpty();
        assertThat(brought.path("brought_count").asInt()).isEqualTo(1);
        assertThat(brought.path("ended_count").asInt(-1)).isZero();
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, shadowing()));
        assertThat(plan("{}").at("/clusters/0/findings").toString())
                .isEqualTo("{\"brought\":[],\"brought_count\":0,\"ended\":[],\"ended_count\":0}");

        JsonNode ended = plan(tree()).at("/clusters/0/findings");

        assertThat(ended.at("/ended/0/rules/0/rule_name").asText()).isEqualTo("open");
        assertThat(ended.path("ended_count").asInt()).isEqualTo(1);
        assertThat(ended.path("brought")).isEmpty();
        JsonNode none = client().post(TIERWALL + "plan?limit=0&cluster=" + cluster, tree())
                .json()
                .at("/clusters/0/findings");
        assertThat(none.path("ended")).isEmpty();
        assertThat(none.path("ended_count").asInt()).isEqualTo(1);
    }

    private String exchanging() {
        return """
                {"resource_type":"Infra","children":[{"resource_type":"ChildResourceReference","id":"default",
                 "target_type":"Domain","children":[%s,%s]}]}""".formatted(selecting(a, b), selecting(b, a));
    }

    private static String selecting(String group, String namespace) {
        return """
                {"resource_type":"ChildGroup","Group":{"id":"%s","resource_type":"Group","group_type":["ANTREA"],
                 "expression":[{"resource_type":"Condition","member_type":"Namespace","key":"Name",
                 "operator":"EQUALS","value":"%s"}]}}""".formatted(group, namespace);
    }

    private void bothGroupsAreClosed() {
        succeed(client().patch(DOMAIN + "/security-policies/" + policy + "/rules/closed-too", """
                {"sequence_number":30,"action":"DROP","direction":"IN",
                 "scope":["/infra/domains/default/groups/%s"]}""".formatted(b)));
        cluster(cluster).holdsWhatIsWanted();
    }

    @Test
    void aPlanThatCanBeWrittenInASafeOrderSaysSo() {
        bothGroupsAreClosed();

        JsonNode answer = plan(tree());

        assertThat(answer.path("opens_on_the_way").asBoolean(true)).isFalse();
        assertThat(answer.at("/clusters/0/order").toString())
                .isEqualTo("{\"state\":\"SAFE\",\"objects\":1,\"openings\":[],\"opening_count\":0}");
    }

    @Test
    void aPlanThatNoOrderKeepsClosedSaysWhichPoliciesAndWhy() {
        bothGroupsAreClosed();

        JsonNode answer = plan(exchanging());

        assertThat(answer.path("opens_on_the_way").asBoolean()).isTrue();
        JsonNode order = answer.at("/clusters/0/order");
        assertThat(order.path("state").asText()).isEqualTo("OPENS");
        assertThat(order.path("opening_count").asInt()).isEqualTo(1);
        assertThat(order.at("/openings/0/object").asText()).startsWith("ClusterGroup/");
        assertThat(order.at("/openings/0/policies").toString())
                .isEqualTo("[{\"policy\":\"/infra/domains/default/security-policies/%s\",\"policy_name\":\"%s\"}]"
                        .formatted(policy, policy));
        assertThat(order.at("/openings/0/policy_count").asInt()).isEqualTo(1);
        assertThat(order.at("/openings/0/reason").asText()).contains("no order of single writes");
    }

    @Test
    void inWhichOrderAClusterIsWrittenIsNotKnownWhileItIsSilentAndNotAskedOfThePast() {
        long before = plan("{}").path("revision").asLong();
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));
        long now = plan("{}").path("revision").asLong();

        assertThat(plan("{\"from_revision\":%d,\"to_revision\":%d}".formatted(before, now))
                        .at("/clusters/0")
                        .has("order"))
                .isFalse();
        assertThat(plan("{\"from_revision\":%d,\"to_revision\":%d}".formatted(now, before))
                        .at("/clusters/0/order/state")
                        .asText())
                .isEqualTo("SAFE");
        cluster(cluster).isConnected(new Connection.Unreachable(Instant.EPOCH, "no answer"));

        JsonNode answer = plan(tree());

        assertThat(answer.at("/clusters/0/order/state").asText()).isEqualTo("UNKNOWN");
        assertThat(answer.at("/clusters/0/order").has("objects")).isFalse();
        assertThat(answer.path("opens_on_the_way").asBoolean(true)).isFalse();
    }
}
