package io.tierwall.wire;

import static io.tierwall.model.testing.Statements.policyPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Service;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.Problems;
import io.tierwall.model.service.ServiceEntry;
import io.tierwall.model.testing.GuideExamples;
import io.tierwall.model.testing.Publisher;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trees of objects, as Terraform sends them, become one transaction. */
final class HierarchyTest {

    /** The body of Terraform's nsxt_policy_security_policy. */
    private static final String TERRAFORM = """
            {'resource_type':'Infra','children':[
             {'resource_type':'ChildResourceReference','id':'default','target_type':'Domain','children':[
              {'resource_type':'ChildSecurityPolicy','SecurityPolicy':{
                'resource_type':'SecurityPolicy','id':'shop','display_name':'p','description':'',
                'category':'Application','comments':'','locked':false,'scope':[],'sequence_number':0,
                'stateful':true,'tcp_strict':false,'tags':[],'_revision':7,
                'children':[
                 {'resource_type':'ChildRule','id':'r1','marked_for_delete':false,'Rule':{
                   'resource_type':'Rule','id':'r1','display_name':'r1','description':'','notes':'','tag':'',
                   'action':'ALLOW','logged':false,'disabled':false,'sources_excluded':false,
                   'destinations_excluded':false,'ip_protocol':'IPV4_IPV6','direction':'IN_OUT',
                   'source_groups':['/infra/domains/default/groups/namespace-b'],'destination_groups':['ANY'],
                   'services':['ANY'],'scope':['ANY'],'profiles':['ANY'],'sequence_number':1,'tags':[]}}]}}]}]}
            """;

    private final Publisher publisher = new Publisher();
    private final Problems problems = new Problems();

    private List<Edit> read(JsonNode body, boolean enforceRevisions) {
        return new RequestReader(publisher.intent(), problems).hierarchy(body, enforceRevisions);
    }

    @Test
    void terraformsBodyIsOneTransaction() {
        publisher.publish(GuideExamples.example2());

        publisher.accept(read(Json.of(TERRAFORM), false));
        publisher.accept(read(Json.of(TERRAFORM), false));

        assertThat(problems.list()).isEmpty();
        assertThat(publisher.intent().policy(policyPath("shop")).orElseThrow().rules())
                .extracting(
                        rule -> rule.path().id(), rule -> rule.match().sources().size())
                .containsExactly(tuple("r1", 1));
    }

    @Test
    void staleRevisionsCountOnlyWhenTheyAreEnforced() {
        publisher.publish(GuideExamples.example2());
        publisher.accept(read(Json.of(TERRAFORM), false));

        assertThat(publisher.problemsOf(read(Json.of(TERRAFORM), true)))
                .extracting(Problem::field)
                .containsExactly("_revision");
    }

    @Test
    void whatIsMarkedForDeleteIsDeletedWithItsRules() {
        publisher.publish(GuideExamples.example2());

        publisher.accept(read(
                Json.of("{'resource_type':'Infra','children':[{'resource_type':'ChildResourceReference','id':'default',"
                        + "'target_type':'Domain','children':[{'resource_type':'ChildSecurityPolicy',"
                        + "'marked_for_delete':true,'SecurityPolicy':{'resource_type':'SecurityPolicy',"
                        + "'id':'allow-from-b'}}]}]}"),
                false));

        assertThat(publisher.intent().policies()).isEmpty();
    }

    @Test
    void aProblemNamesTheObjectThatItIsIn() {
        read(
                Json.of("{'resource_type':'Infra','children':[{'resource_type':'ChildResourceReference','id':'default',"
                        + "'target_type':'Domain','children':[{'resource_type':'ChildGroup','Group':{'id':'g',"
                        + "'resource_type':'Group','colour':'red'}}]}]}"),
                false);

        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.object()).isEqualTo("/infra/domains/default/groups/g");
            assertThat(problem.field()).isEqualTo("colour");
        });
    }

    @Test
    void entriesOfAServiceAreWrittenOneByOne() {
        String web = "{'children':[{'resource_type':'ChildService','Service':{'id':'web','service_entries':["
                + "{'resource_type':'L4PortSetServiceEntry','id':'a','l4_protocol':'TCP','destination_ports':['80']},"
                + "{'resource_type':'L4PortSetServiceEntry','id':'b','l4_protocol':'TCP','destination_ports':['81']}]}}]}";
        publisher.accept(read(Json.of(web), false));

        publisher.accept(read(
                Json.of("{'children':[{'resource_type':'ChildResourceReference','id':'web','target_type':'Service',"
                        + "'children':[{'resource_type':'ChildServiceEntry','marked_for_delete':true,"
                        + "'ServiceEntry':{'id':'a'}},{'resource_type':'ChildServiceEntry','ServiceEntry':{'id':'c',"
                        + "'resource_type':'L4PortSetServiceEntry','l4_protocol':'UDP','destination_ports':['82'],"
                        + "'tags':[{'scope':'s','tag':'t'}]}}]}]}"),
                false));

        assertThat(problems.list()).isEmpty();
        assertThat(publisher
                        .intent()
                        .find(IntentPath.service("web"), Service.class)
                        .orElseThrow()
                        .entries())
                .extracting(ServiceEntry::id, entry -> entry.naming().tags().size())
                .containsExactly(tuple("b", 0), tuple("c", 1));
    }

    @Test
    void childrenStandOnlyWhereTheyBelong() {
        read(
                Json.of("{'children':[{'resource_type':'ChildRule','Rule':{'id':'r','action':'ALLOW'}},"
                        + "{'resource_type':'ChildCar','Car':{}},{'resource_type':'ChildService','Service':{}}]}"),
                false);

        assertThat(problems.list())
                .extracting(Problem::object, Problem::field)
                .contains(
                        tuple(IntentPath.INFRA.value(), "children[0].resource_type"),
                        tuple(IntentPath.INFRA.value(), "children[1].resource_type"),
                        tuple(IntentPath.INFRA.value(), "children[2].Service.id"));
    }
}
