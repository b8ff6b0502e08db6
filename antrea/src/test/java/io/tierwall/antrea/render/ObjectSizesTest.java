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

import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.Rule;
import io.tierwall.model.intent.Change;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.policy.Match;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.model.service.PortRange;
import io.tierwall.model.service.ServiceEntry;
import io.tierwall.model.testing.Publisher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ObjectSizesTest {

    private static final IntentPath SERVICE = IntentPath.service("ports");

    private final Publisher publisher = new Publisher();

    @Test
    void aPolicyOfExactlyTheLimitIsPossibleAndOneOfAByteMoreIsNot() {
        Intent before = publisher.intent();
        List<Change> changes = publisher.publish(policyWith(RuleAction.ALLOW, 40));
        long size = ObjectSizes.size(written(ClusterNetworkPolicy.class));

        assertThat(problems(size, before, changes)).isEmpty();
        assertThat(problems(size + 1, before, changes)).isEmpty();
        assertThat(problems(size - 1, before, changes)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
            assertThat(problem.object()).isEqualTo(policyPath("p").value());
            assertThat(problem.field()).isEqualTo("rules");
            assertThat(problem.sentence()).contains(bytes(size), "at most " + bytes(size - 1), "Divide its rules");
        });
    }

    @Test
    void defaultSectionsAreNeverTooLargeBecauseNoClusterIsToldOfThem() {
        Intent before = publisher.intent();
        Rule last = before.find(
                        IntentPath.rule(policyPath("default-layer3-section"), "default-layer3-rule"), Rule.class)
                .orElseThrow();
        List<Change> changes = publisher.publish(new Rule(
                last.path(),
                last.naming(),
                last.system(),
                0,
                last.sequenceNumber(),
                RuleAction.DROP,
                last.match(),
                last.settings()));

        assertThat(changes).hasSize(1);
        assertThat(problems(1, before, changes)).isEmpty();
    }

    @Test
    void rulesThatDenyCountTwice() {
        Intent before = publisher.intent();
        List<Change> changes = publisher.publish(policyWith(RuleAction.DROP, 40));
        ClusterNetworkPolicy written = written(ClusterNetworkPolicy.class);
        ClusterNetworkPolicy withoutRules = new ClusterNetworkPolicy(
                written.getMetadata(),
                new ClusterNetworkPolicy.Spec(
                        written.getSpec().tier(), written.getSpec().priority(), List.of(), List.of(), List.of()));
        long once = ObjectSizes.size(written);
        long twice = once + once - ObjectSizes.size(withoutRules);

        assertThat(problems(once + 1, before, changes)).hasSize(1);
        assertThat(problems(twice + 1, before, changes)).isEmpty();
    }

    @Test
    void aGroupWhoseAddressesTakeMoreThanTheLimitIsRefused() {
        Intent before = publisher.intent();
        List<Change> changes = publisher.publish(
                group("far", addresses("10.0.0.1-10.0.255.254", "10.1.0.1-10.1.255.254", "10.2.0.1-10.2.255.254")),
                policy("p"),
                rule("p", "r", 10, RuleAction.DROP, arrivingFrom(List.of(groupPath("far")))),
                cluster("c"),
                span("p", "c"));
        long size = ObjectSizes.size(written(ClusterGroup.class));

        assertThat(problems(size, before, changes)).isEmpty();
        assertThat(problems(size - 1, before, changes)).singleElement().satisfies(problem -> {
            assertThat(problem.object()).isEqualTo(groupPath("far").value());
            assertThat(problem.field()).isEqualTo("expression");
            assertThat(problem.sentence()).contains("90 blocks", bytes(size), bytes(size - 1));
        });
    }

    @Test
    void aServiceThatGainsPortsCanMakeItsUsersTooLarge() {
        publisher.publish(service("ports", tcp("few", new PortRange(1, 1))));
        publisher.publish(service("nesting", new ServiceEntry.Nested("n", Naming.of("n"), SERVICE)));
        publisher.publish(policyWith(RuleAction.ALLOW, 40, IntentPath.service("nesting")));
        Intent before = publisher.intent();
        long size = ObjectSizes.size(written(ClusterNetworkPolicy.class));
        List<Change> changes =
                publisher.publish(service("ports", tcp("few", new PortRange(1, 1), new PortRange(3, 3))));

        assertThat(problems(size, before, changes))
                .singleElement()
                .extracting(Problem::object)
                .isEqualTo(policyPath("p").value());
    }

    @Test
    void whatAChangeDoesNotTouchIsNotMeasured() {
        publisher.publish(policyWith(RuleAction.ALLOW, 40));
        Intent before = publisher.intent();
        List<Change> changes = publisher.publish(policy("other"));
        assertThat(problems(1_000, before, changes))
                .extracting(Problem::object)
                .doesNotContain(policyPath("p").value());
    }

    private static IntentObject[] policyWith(RuleAction action, int rules, IntentPath... services) {
        List<IntentObject> objects = new ArrayList<>(List.of(group("g"), policy("p"), cluster("c"), span("p", "c")));
        Match match = withServices(arrivingFrom(List.of(groupPath("g"))), services);
        IntStream.rangeClosed(1, rules)
                .mapToObj(i -> rule("p", "r" + i, i, action, match))
                .forEach(objects::add);
        return objects.toArray(IntentObject[]::new);
    }

    private List<Problem> problems(long limit, Intent before, List<Change> changes) {
        Problems problems = new Problems();
        new ObjectSizes(Math.toIntExact(limit)).check(before, publisher.intent(), changes, problems);
        return problems.list();
    }

    /** The largest of its kind that the cluster gets. */
    private <T extends AntreaObject<?>> T written(Class<T> kind) {
        return Renderer.render(publisher.intent(), cluster("c").path()).objects().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .max(Comparator.comparingLong(ObjectSizes::size))
                .orElseThrow();
    }

    private static String bytes(long size) {
        return String.format(Locale.ROOT, "%,d bytes", size);
    }
}
