package io.tierwall.wire;

import static io.tierwall.model.testing.Statements.groupPath;
import static io.tierwall.model.testing.Statements.policyPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.Service;
import io.tierwall.model.Tag;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.policy.RuleDirection;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.model.service.ServiceEntry;
import io.tierwall.model.testing.GuideExamples;
import io.tierwall.model.testing.Publisher;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies of requests become edits; what is wrong in them is named by field. */
final class RequestReaderTest {

    private static final IntentPath POLICY = policyPath("allow-from-b");

    private final Publisher publisher = new Publisher();
    private final Problems problems = new Problems();

    @BeforeEach
    void publishExample2() {
        publisher.publish(GuideExamples.example2());
    }

    private RequestReader reader() {
        return new RequestReader(publisher.intent(), problems);
    }

    @Test
    void whatTheServerWritesIsReadBackWithoutChange() {
        for (IntentPath path : List.of(groupPath("namespace-a"), IntentPath.span(POLICY, "alpha"))) {
            assertThat(publisher.accept(reader().patch(
                                    path,
                                    WireObjects.write(
                                            publisher.intent().object(path).orElseThrow()))))
                    .isEmpty();
        }
        assertThat(publisher.accept(reader().put(
                                POLICY,
                                WireObjects.write(
                                        publisher.intent().policy(POLICY).orElseThrow()))))
                .isEmpty();
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void patchKeepsRulesThatItDoesNotMention() {
        List<Edit> edits = reader().patch(POLICY, Json.of("{'rules':[{'id':'more','action':'ALLOW'}]}"));

        publisher.accept(edits);
        assertThat(publisher.intent().policy(POLICY).orElseThrow().rules())
                .extracting(rule -> rule.path().id())
                .containsExactlyInAnyOrder("allow", "drop", "more");
    }

    @Test
    void putRemovesRulesThatItDoesNotMention() {
        List<Edit> edits = reader().put(POLICY, Json.of("{'_revision':0,'rules':[{'id':'more','action':'ALLOW'}]}"));

        publisher.accept(edits);
        assertThat(publisher.intent().policy(POLICY).orElseThrow().rules())
                .extracting(rule -> rule.path().id())
                .containsExactly("more");
    }

    @Test
    void putOfWhatExistsHasToSayWhichRevisionItRead() {
        reader().put(POLICY, Json.of("{}"));

        assertThat(problems.list())
                .extracting(Problem::code, Problem::field)
                .containsExactly(tuple(ProblemCode.REVISION_MISSING, "_revision"));
    }

    @Test
    void patchOfAServiceKeepsEntriesThatItDoesNotMention() {
        IntentPath service = IntentPath.service("web");
        publisher.accept(reader().patch(service, ports("plain", 80)));

        publisher.accept(reader().patch(service, ports("secure", 443)));

        assertThat(publisher.intent().find(service, Service.class).orElseThrow().entries())
                .extracting(ServiceEntry::id)
                .containsExactly("plain", "secure");
        publisher.accept(reader().put(service, ((ObjectNode) ports("other", 8080)).put("_revision", 1)));
        assertThat(publisher.intent().find(service, Service.class).orElseThrow().entries())
                .extracting(ServiceEntry::id)
                .containsExactly("other");
    }

    @Test
    void aPartialPatchKeepsWhatItLeavesOut() {
        IntentPath rule = IntentPath.rule(POLICY, "drop");
        Rule before = publisher.intent().find(rule, Rule.class).orElseThrow();

        publisher.accept(reader().patchPartially(rule, Json.of("{'logged':true,'notes':null}")));

        Rule after = publisher.intent().find(rule, Rule.class).orElseThrow();
        assertThat(after.settings().logged()).isTrue();
        assertThat(after.match()).isEqualTo(before.match());
        assertThat(after.action()).isEqualTo(before.action());
        assertThat(after.sequenceNumber()).isEqualTo(before.sequenceNumber());
    }

    @Test
    void aPartialPatchReplacesListsWholeAndCompletesRulesOneByOne() {
        publisher.accept(reader().patchPartially(
                        POLICY,
                        Json.of("{'tags':[{'scope':'a','tag':'b'}],'rules':[{'id':'drop','action':'REJECT'}]}")));
        publisher.accept(reader().patchPartially(POLICY, Json.of("{'tags':[{'scope':'c','tag':'d'}]}")));

        var tree = publisher.intent().policy(POLICY).orElseThrow();
        assertThat(tree.policy().naming().tags()).extracting(Tag::scope).containsExactly("c");
        assertThat(tree.rules()).extracting(found -> found.path().id()).containsExactly("allow", "drop");
        assertThat(tree.rules().getLast().action()).isEqualTo(RuleAction.REJECT);
        assertThat(tree.rules().getLast().match().direction()).isEqualTo(RuleDirection.IN);
    }

    @Test
    void aPartialPatchOfWhatIsNewIsRequiredToBeWhole() {
        reader().patchPartially(IntentPath.rule(POLICY, "more"), Json.of("{'logged':true}"));

        assertThat(problems.list())
                .extracting(Problem::code, Problem::field)
                .containsExactly(tuple(ProblemCode.FIELD_REQUIRED, "action"));
    }

    @Test
    void aPartialPatchComparesTheRevisionOnlyWhenItIsSent() {
        IntentPath rule = IntentPath.rule(POLICY, "drop");
        publisher.accept(reader().patchPartially(rule, Json.of("{'logged':true}")));

        publisher.accept(reader().patchPartially(rule, Json.of("{'notes':'n'}")));

        assertThat(publisher.problemsOf(reader().patchPartially(rule, Json.of("{'notes':'m','_revision':0}"))))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.REVISION_STALE);
    }

    private static JsonNode ports(String id, int port) {
        return Json.of("{'service_entries':[{'resource_type':'L4PortSetServiceEntry','id':'" + id
                + "','l4_protocol':'TCP','destination_ports':['" + port + "']}]}");
    }

    @Test
    void rulesWithoutNumbersStandInTheOrderOfTheList() {
        List<Edit> edits = reader().patch(
                        policyPath("new"),
                        Json.of("{'rules':[{'id':'z','action':'ALLOW'},{'id':'a','sequence_number':7,'action':'DROP'},"
                                + "{'id':'m','action':'DROP'}]}"));

        assertThat(edits.stream()
                        .filter(edit -> edit instanceof Edit.Put(Rule _, var _))
                        .map(edit -> ((Rule) ((Edit.Put) edit).statement()).sequenceNumber()))
                .containsExactly(1, 7, 8);
    }

    @Test
    void absentFieldsGetTheirDefaults() {
        List<Edit> edits = reader().patch(policyPath("new"), Json.of("{}"));

        SecurityPolicy policy = (SecurityPolicy) ((Edit.Put) edits.getFirst()).statement();
        assertThat(policy.naming().displayName()).isEqualTo("new");
        assertThat(WireObjects.write(policy).path("scope")).isEqualTo(Json.of("['ANY']"));
        assertThat(WireObjects.write(policy).path("category").asText()).isEqualTo("Application");
    }

    @Test
    void expressionsKeepTheirShape() {
        String expression = "[{'resource_type':'Condition','member_type':'Namespace','key':'Name','operator':'EQUALS',"
                + "'scope_operator':'EQUALS','value':'A'}]";
        List<Edit> edits =
                reader().patch(groupPath("a"), Json.of("{'group_type':['ANTREA'],'expression':" + expression + "}"));

        Group group = (Group) ((Edit.Put) edits.getFirst()).statement();
        assertThat(WireObjects.write(group).path("expression")).isEqualTo(Json.of(expression));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            groups/g | {'expresion':[]} | FIELD_UNKNOWN | expresion
            groups/g | {'group_type':'ANTREA'} | FIELD_TYPE | group_type
            groups/g | {'group_type':['VM']} | VALUE_UNKNOWN | group_type
            groups/g | {'id':'other'} | IDENTIFIER_MISMATCH | id
            groups/g | {'expression':[{'resource_type':'Condition','member_type':'Pod','key':'Tag'}]} | FIELD_REQUIRED | expression[0].value
            groups/g | {'expression':[{'resource_type':'Condition','member_type':'Pod','key':'Label','value':'web'}]} | VALUE_UNKNOWN | expression[0].key
            groups/g | {'expression':[{'resource_type':'Wish'}]} | VALUE_UNKNOWN | expression[0].resource_type
            groups/g | {'extended_expression':[{}]} | EXPRESSION_UNSUPPORTED | extended_expression
            security-policies/p | {'scheduler_path':'/infra/firewall-schedulers/night'} | SCHEDULER_UNSUPPORTED | scheduler_path
            security-policies/p | {'scope':['10.0.0.0/8']} | ADDRESS_LITERAL | scope[0]
            security-policies/p | {'sequence_number':'1'} | FIELD_TYPE | sequence_number
            security-policies/p | {'category':'Urgent'} | VALUE_UNKNOWN | category
            security-policies/p | {'rules':[{'id':'r'}]} | FIELD_REQUIRED | rules[0].action
            security-policies/p | {'rules':[{'id':'r','action':'ALLOW'},{'id':'r','action':'DROP'}]} | DUPLICATE | rules[1].id
            security-policies/p/rules/r | {'action':'JUMP_TO_APPLICATION'} | ACTION_UNSUPPORTED | action
            security-policies/p/rules/r | {'action':'ALLOW','source_groups':['10.1.2.3']} | ADDRESS_LITERAL | source_groups[0]
            security-policies/p/rules/r | {'action':'ALLOW','services':['ANY','/infra/services/SSH']} | ANY_WITH_OTHERS | services
            security-policies/p/rules/r | {'action':'ALLOW','profiles':['/infra/context-profiles/TLS']} | CONTEXT_PROFILE_UNSUPPORTED | profiles
            security-policies/p/rules/r | {'action':'ALLOW','sources_excluded':true} | NEGATION_UNSUPPORTED | sources_excluded
            security-policies/p/rules/r | {'action':'ALLOW','service_entries':[{'resource_type':'L4PortSetServiceEntry','l4_protocol':'TCP','destination_ports':['http']}]} | PORT_INVALID | service_entries[0].destination_ports[0]
            security-policies/p/container-cluster-span/s | {} | FIELD_REQUIRED | container_cluster_path
            security-policies/p | [] | FIELD_TYPE | ``
            """)
    void aBadFieldIsNamed(String path, String body, ProblemCode code, String field) {
        IntentPath object = new IntentPath(IntentPath.domain(IntentPath.DEFAULT_DOMAIN) + "/" + path);

        reader().patch(object, Json.of(body));

        assertThat(problems.list())
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.field()).isEqualTo(field);
                    assertThat(problem.sentence()).isNotBlank();
                })
                .allSatisfy(problem -> assertThat(problem.object()).startsWith(object.value()));
    }

    @Test
    void allProblemsOfARequestAreReportedAtOnce() {
        reader().patch(
                        policyPath("p"),
                        Json.of("{'category':'Urgent','rules':[{'id':'r','action':'ALLOW','sources_excluded':true}]}"));

        assertThat(problems.list()).extracting(Problem::field).containsExactly("category", "rules[0].sources_excluded");
    }

    @Test
    void theInitialIntentIsTheOneThatRequestsAreReadAgainst() {
        RequestReader fresh = new RequestReader(Intent.initial(), problems);

        assertThat(fresh.put(POLICY, Json.of("{'rules':[]}"))).hasSize(1);
        assertThat(problems.list()).isEmpty();
    }
}
