package io.tierwall.analysis.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.PolicyScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What follows changes one by one has to say what whoever starts from scratch says. */
final class GroupIndexTest {

    private static final List<Namespace> NAMESPACES = List.of(
            new Namespace("red", Map.of("team", "one", "env", "prod")),
            new Namespace("green", Map.of("team", "two")),
            new Namespace("blue", Map.of()));
    private static final List<String> KEYS = List.of("app", "size", "team", "env");
    private static final List<String> VALUES = List.of("one", "two", "prod");

    /** A group, by its selectors. */
    private record Selectors(
            @Nullable LabelSelector namespaces, @Nullable LabelSelector pods) {}

    @Property(tries = 300)
    void hasTheMembersThatAreFoundFromScratchAfterEachChange(@ForAll long seed) {
        Random random = new Random(seed);
        GroupIndex index = new GroupIndex(NAMESPACES);
        Map<Integer, Pod> pods = new TreeMap<>();
        List<Selectors> groups = new ArrayList<>();
        for (int change = 0; change < 60; change++) {
            int number = random.nextInt(40);
            switch (random.nextInt(8)) {
                case 0 -> {
                    Selectors group = new Selectors(selector(random), selector(random));
                    assertThat(index.add(group.namespaces(), group.pods())).isEqualTo(groups.size());
                    groups.add(group);
                }
                case 1 -> {
                    index.remove(number);
                    pods.remove(number);
                }
                case 2, 3 -> {
                    Pod pod = pod(random, number, pods.get(number));
                    index.put(number, pod);
                    pods.put(number, pod);
                }
                default -> {
                    Pod pod = pod(random, number, null);
                    index.put(number, pod);
                    pods.put(number, pod);
                }
            }
            agrees(index, pods, groups);
        }
    }

    /** A pod anywhere, or one that was there, in its namespace. */
    private static Pod pod(Random random, int number, @Nullable Pod before) {
        String namespace =
                before != null ? before.namespace() : one(random, List.of("red", "green", "blue", "unknown"));
        Map<String, String> labels = new HashMap<>();
        KEYS.stream().filter(_ -> random.nextInt(3) > 0).forEach(key -> labels.put(key, one(random, VALUES)));
        return new Pod(namespace, "p" + number, labels, "node", List.of());
    }

    private static @Nullable LabelSelector selector(Random random) {
        if (random.nextInt(5) == 0) {
            return null;
        }
        LabelSelector selector = new LabelSelector();
        Map<String, String> exact = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            exact.put(one(random, KEYS), one(random, VALUES));
        }
        selector.setMatchLabels(exact);
        List<LabelSelectorRequirement> requirements = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String operator = one(random, List.of("In", "NotIn", "Exists", "DoesNotExist"));
            List<String> values = List.of(one(random, VALUES), one(random, VALUES));
            requirements.add(new LabelSelectorRequirement(
                    one(random, KEYS), operator, operator.endsWith("In") ? values : List.of()));
        }
        selector.setMatchExpressions(requirements);
        return selector;
    }

    private static <E> E one(Random random, List<E> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static void agrees(GroupIndex index, Map<Integer, Pod> pods, List<Selectors> groups) {
        Population population = new Population(new Inventory(NAMESPACES, List.copyOf(pods.values()), List.of()));
        Members members = new Members(population, List.of(), List.of());
        for (int group = 0; group < groups.size(); group++) {
            Selectors selectors = groups.get(group);
            Set<String> fromScratch =
                    population
                            .pods(members.pods(selectors.namespaces(), selectors.pods(), PolicyScope.CLUSTER)
                                    .pods())
                            .stream()
                            .map(Pod::toString)
                            .collect(Collectors.toSet());
            Set<String> followed = index.members(group).stream()
                    .mapToObj(pods::get)
                    .map(String::valueOf)
                    .collect(Collectors.toSet());
            assertThat(followed).as("members of %s", selectors).isEqualTo(fromScratch);
        }
    }

    @Test
    void aGroupWithoutSelectorsHasNoMembers() {
        GroupIndex index = new GroupIndex(NAMESPACES);
        index.put(0, new Pod("red", "web", Map.of("app", "web"), "node", List.of()));

        assertThat(index.members(index.add(null, null)).isEmpty()).isTrue();
    }

    @Test
    void aSelectorThatMakesNoSenseIsRefusedAndLeavesNothingBehind() {
        GroupIndex index = new GroupIndex(NAMESPACES);
        LabelSelector nonsense = new LabelSelector();
        nonsense.setMatchExpressions(List.of(new LabelSelectorRequirement("app", "In", List.of())));

        assertThatThrownBy(() -> index.add(null, nonsense))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lacks values");
        assertThat(index.add(null, new LabelSelector())).isZero();
    }
}
