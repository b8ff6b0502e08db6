package io.tierwall.bench.analysis;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pods with ten labels each, in namespaces of a hundred, and groups of those that have two of the labels; half of the
 * groups are about the namespaces of one environment, too. Five labels have few values however many pods there are, as
 * a tier or a zone has; the others say who a pod is, and have more values the more pods there are.
 */
final class LabelWorld {

    /** How many labels have few values. */
    private static final int FEW = 5;

    private static final int PODS_IN_A_NAMESPACE = 100;
    static final String ENVIRONMENT = "env";
    private static final List<String> ENVIRONMENTS = List.of("dev", "prod", "test");

    private final RandomGenerator random;
    /** For each label, how many values it has. */
    private final List<Integer> values;

    private final List<Namespace> namespaces;
    private final List<Pod> pods;
    private final List<Group> groups;

    /**
     * A group.
     *
     * @param environment of the namespaces that its pods are in; empty for all
     * @param one a label that its pods have
     * @param other another one that they have, too
     */
    record Group(Optional<String> environment, Entry<String, String> one, Entry<String, String> other) {

        @Nullable
        LabelSelector namespaceSelector() {
            return environment
                    .map(value -> selector(Map.of(ENVIRONMENT, value)))
                    .orElse(null);
        }

        LabelSelector podSelector() {
            return selector(Map.ofEntries(one, other));
        }

        private static LabelSelector selector(Map<String, String> labels) {
            LabelSelector selector = new LabelSelector();
            selector.setMatchLabels(labels);
            return selector;
        }
    }

    /** A pod gets another state. */
    record Change(int number, Pod before, Pod after) {

        /** And back. */
        Change undone() {
            return new Change(number, /* before= */ after, /* after= */ before);
        }
    }

    /** What groups name. */
    enum Naming {
        /** One of the labels that say who a pod is, and any other. */
        WHO,
        /** Any two labels: most groups are large then, and a pod is in many. */
        ANY
    }

    LabelWorld(RandomGenerator random, int pods, int groups, Naming naming) {
        this.random = random;
        this.values = List.of(
                3,
                4,
                5,
                10,
                20,
                Math.max(2, pods / 2_000),
                pods / 1_000 + 1,
                pods / 500 + 1,
                pods / 200 + 1,
                pods / 100);
        this.namespaces = IntStream.range(0, Math.ceilDiv(pods, PODS_IN_A_NAMESPACE))
                .mapToObj(number -> new Namespace(
                        "ns-" + number, Map.of("name", "ns-" + number, ENVIRONMENT, ENVIRONMENTS.get(number % 3))))
                .toList();
        this.pods = IntStream.range(0, pods).mapToObj(this::pod).toList();
        this.groups = IntStream.range(0, groups).mapToObj(_ -> group(naming)).toList();
    }

    List<Namespace> namespaces() {
        return namespaces;
    }

    /** All pods; the place in the list is the number. */
    List<Pod> pods() {
        return pods;
    }

    List<Group> groups() {
        return groups;
    }

    private Pod pod(int number) {
        Map<String, String> labels = new HashMap<>();
        IntStream.range(0, values.size()).forEach(label -> labels.put(key(label), value(label)));
        return new Pod(namespaces.get(number / PODS_IN_A_NAMESPACE).name(), "pod-" + number, labels, "node", List.of());
    }

    private String value(int label) {
        return "value-" + random.nextInt(values.get(label));
    }

    /** Two labels that some pod has. */
    private Group group(Naming naming) {
        Map<String, String> labels = pods.get(random.nextInt(pods.size())).labels();
        int one =
                switch (naming) {
                    case WHO -> random.nextInt(FEW, values.size());
                    case ANY -> random.nextInt(values.size());
                };
        int other = (one + 1 + random.nextInt(values.size() - 1)) % values.size();
        return new Group(
                random.nextBoolean()
                        ? Optional.of(ENVIRONMENTS.get(random.nextInt(ENVIRONMENTS.size())))
                        : Optional.empty(),
                label(labels, one),
                label(labels, other));
    }

    private static Entry<String, String> label(Map<String, String> labels, int label) {
        String key = key(label);
        return Map.entry(key, Objects.requireNonNull(labels.get(key)));
    }

    private static String key(int label) {
        return "label-" + label;
    }

    /** One label of a pod after the other gets another value. */
    List<Change> changes(int count) {
        Map<Integer, Pod> now = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = random.nextInt(pods.size());
            Pod before = now.getOrDefault(number, pods.get(number));
            int label = random.nextInt(values.size());
            Map<String, String> labels = new HashMap<>(before.labels());
            labels.put(key(label), value(label));
            Pod after = new Pod(before.namespace(), before.name(), labels, before.node(), List.of());
            now.put(number, after);
            changes.add(new Change(number, before, after));
        }
        return changes;
    }
}
