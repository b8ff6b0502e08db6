package io.tierwall.antrea.render;

import static io.tierwall.model.testing.Statements.addresses;
import static io.tierwall.model.testing.Statements.arrivingFrom;
import static io.tierwall.model.testing.Statements.cluster;
import static io.tierwall.model.testing.Statements.group;
import static io.tierwall.model.testing.Statements.groupPath;
import static io.tierwall.model.testing.Statements.policy;
import static io.tierwall.model.testing.Statements.policyPath;
import static io.tierwall.model.testing.Statements.rule;
import static io.tierwall.model.testing.Statements.service;
import static io.tierwall.model.testing.Statements.span;
import static io.tierwall.model.testing.Statements.tcp;
import static io.tierwall.model.testing.Statements.withServices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.Rule;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.service.PortRange;
import io.tierwall.model.service.ServiceEntry;
import io.tierwall.model.testing.Publisher;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever renders one intent after the other gets the same as whoever renders one, and makes less. */
final class RenderingTest {

    private static final IntentPath CLUSTER = cluster("c").path();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Publisher publisher = new Publisher();
    private final List<String> made = new ArrayList<>();
    private final Rendering<String> rendering = new Rendering<>(this::make);

    @BeforeEach
    void publish() {
        publisher.publish(service("ports", tcp("few", new PortRange(1, 1))));
        publisher.publish(
                service("nesting", new ServiceEntry.Nested("n", Naming.of("n"), IntentPath.service("ports"))));
        publisher.publish(
                group("g", addresses("10.0.0.0/8")),
                group("h", addresses("11.0.0.0/8")),
                cluster("c"),
                policy("p"),
                span("p", "c"),
                ruleOf("p", RuleAction.DROP, "g"),
                policy("q"),
                span("q", "c"),
                ruleOf("q", RuleAction.DROP, "h", IntentPath.service("nesting")));
        assertThat(render()).hasSize(7);
        made.clear();
    }

    private static Rule ruleOf(String policy, RuleAction action, String group, IntentPath... services) {
        return rule(policy, "r", 10, action, withServices(arrivingFrom(List.of(groupPath(group))), services));
    }

    private static String written(AntreaObject<?> object) {
        return JSON.valueToTree(object).toString();
    }

    private String make(AntreaObject<?> object) {
        made.add(object.getKind() + "/" + object.getMetadata().getName());
        return written(object);
    }

    /** Always what it would be without memory. */
    private List<String> render() {
        List<String> rendered = rendering.of(publisher.intent(), CLUSTER);
        assertThat(rendered)
                .isEqualTo(Renderer.render(publisher.intent(), CLUSTER).objects().stream()
                        .map(RenderingTest::written)
                        .toList());
        return rendered;
    }

    @Test
    void theEditOfARuleMakesItsPolicyAnew() {
        publisher.publish(ruleOf("p", RuleAction.ALLOW, "g"));
        render();
        assertThat(made).containsExactly("ClusterNetworkPolicy/p");
    }

    @Test
    void aChangedServiceMakesItsUsersAnewHoweverDeep() {
        publisher.publish(service("ports", tcp("few", new PortRange(1, 2))));
        render();
        assertThat(made).containsExactly("ClusterNetworkPolicy/q");
    }

    @Test
    void aChangedGroupIsMadeAnewAndItsUsersAreNot() {
        publisher.publish(group("g", addresses("10.1.0.0/16")));
        render();
        assertThat(made).hasSize(2).allMatch(name -> name.startsWith("ClusterGroup/g"));
    }

    @Test
    void whatSpansAnotherClusterIsMadeOnce() {
        publisher.publish(cluster("d"), span("p", "d"));
        render();
        made.clear();
        assertThat(rendering.of(publisher.intent(), cluster("d").path())).hasSize(4);
        assertThat(made).isEmpty();
    }

    @Test
    void aPolicyThatIsGoneIsForgottenAndComesBackAnew() {
        publisher.delete(policyPath("p"));
        assertThat(render()).hasSize(4);
        publisher.publish(policy("p"), span("p", "c"), ruleOf("p", RuleAction.DROP, "g"));
        made.clear();
        assertThat(render()).hasSize(7);
        assertThat(made).contains("ClusterNetworkPolicy/p");
    }
}
