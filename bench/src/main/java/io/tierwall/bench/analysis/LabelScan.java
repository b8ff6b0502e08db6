package io.tierwall.bench.analysis;

import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The obvious way to find members: reads the labels of every pod for every group. */
final class LabelScan {

    private final Map<String, Map<String, String>> labelsOfNamespaces;
    private final Pod[] pods;

    LabelScan(List<Namespace> namespaces, List<Pod> pods) {
        this.labelsOfNamespaces =
                namespaces.stream().collect(Collectors.toMap(Namespace::name, namespace -> namespace.labels()));
        this.pods = pods.toArray(Pod[]::new);
    }

    void put(int number, Pod pod) {
        pods[number] = pod;
    }

    /** Ascending numbers of pods. */
    int[] members(LabelWorld.Group group) {
        return IntStream.range(0, pods.length)
                .filter(number -> isMember(group, pods[number]))
                .toArray();
    }

    /** How many of the groups have a pod. */
    long groupsOf(List<LabelWorld.Group> groups, Pod pod) {
        return groups.stream().filter(group -> isMember(group, pod)).count();
    }

    private boolean isMember(LabelWorld.Group group, Pod pod) {
        return has(pod.labels(), group.one())
                && has(pod.labels(), group.other())
                && group.environment()
                        .map(environment -> environment.equals(labelsOfNamespaces
                                .getOrDefault(pod.namespace(), Map.of())
                                .get(LabelWorld.ENVIRONMENT)))
                        .orElse(true);
    }

    private static boolean has(Map<String, String> labels, Entry<String, String> label) {
        return label.getValue().equals(labels.get(label.getKey()));
    }
}
