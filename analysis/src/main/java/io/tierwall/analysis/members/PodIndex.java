package io.tierwall.analysis.members;

import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Numbered pods by their own labels and those of their namespaces. Answers may be the index's own: they must not be
 * changed by who asks, and hold until the next change. Changed by one thread; read by any as long as nobody changes it.
 */
final class PodIndex {

    private static final RoaringBitmap NOBODY = new RoaringBitmap();

    private final List<Namespace> namespaces;
    private final Map<String, Map<String, String>> labelsOfNamespaces = new HashMap<>();
    private final LabelIndex ofNamespaces = new LabelIndex();
    private final LabelIndex byLabel = new LabelIndex();
    private final Map<String, RoaringBitmap> byNamespace = new HashMap<>();
    /** Many groups select the same namespaces, and these may be many. */
    private final Map<LabelRequirements, Set<String>> namesLabelled = new ConcurrentHashMap<>();

    private final Map<LabelRequirements, RoaringBitmap> inLabelled = new ConcurrentHashMap<>();

    PodIndex(List<Namespace> namespaces) {
        this.namespaces = List.copyOf(namespaces);
        for (int number = 0; number < namespaces.size(); number++) {
            Namespace namespace = namespaces.get(number);
            ofNamespaces.add(number, namespace.labels());
            labelsOfNamespaces.put(namespace.name(), namespace.labels());
        }
    }

    /** Adds a pod that is not there. */
    void add(int number, Pod pod) {
        inLabelled.clear();
        byLabel.add(number, pod.labels());
        byNamespace.computeIfAbsent(pod.namespace(), _ -> new RoaringBitmap()).add(number);
    }

    /** Takes out a pod as it was added, or changed to. */
    void remove(int number, Pod pod) {
        inLabelled.clear();
        byLabel.remove(number, pod.labels());
        byNamespace.computeIfPresent(pod.namespace(), (_, numbers) -> {
            numbers.remove(number);
            return numbers.isEmpty() ? null : numbers;
        });
    }

    /** A pod that is there has other labels now, in the same namespace. */
    void relabel(int number, List<LabelChange> changes) {
        byLabel.change(number, changes);
    }

    /** Every pod. */
    RoaringBitmap all() {
        return byLabel.all();
    }

    /** The pods of a namespace. */
    RoaringBitmap in(String namespace) {
        return byNamespace.getOrDefault(namespace, NOBODY);
    }

    /** The pods of several namespaces. */
    RoaringBitmap in(Set<String> names) {
        return RoaringBitmap.or(names.stream().map(this::in).iterator());
    }

    /** Pods by a label of their own. */
    RoaringBitmap with(String key, String value) {
        return byLabel.with(key, value);
    }

    /** Pods by their own labels. */
    RoaringBitmap labelled(LabelRequirements requirements) {
        return byLabel.select(requirements);
    }

    /** Pods by the labels of their namespaces; one that nobody knows has none, and is not selected by any. */
    RoaringBitmap inNamespacesLabelled(LabelRequirements requirements) {
        return inLabelled.computeIfAbsent(requirements, _ -> in(namespacesLabelled(requirements)));
    }

    /** The labels of a namespace; none of one that nobody knows. */
    Map<String, String> labelsOf(String namespace) {
        return labelsOfNamespaces.getOrDefault(namespace, Map.of());
    }

    /** Namespaces by their labels. */
    Set<String> namespacesLabelled(LabelRequirements requirements) {
        return namesLabelled.computeIfAbsent(requirements, _ -> {
            Set<String> names = new HashSet<>();
            ofNamespaces
                    .select(requirements)
                    .forEach((int number) -> names.add(namespaces.get(number).name()));
            return Set.copyOf(names);
        });
    }
}
