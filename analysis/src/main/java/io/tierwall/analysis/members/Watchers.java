package io.tierwall.analysis.members;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which groups have to look again when a pod comes, goes, or has other labels: those that name the label, in namespaces
 * of this kind. A group may be told more than once, and may find that nothing changed. Used by one thread.
 */
final class Watchers {

    private final PodIndex index;
    private final Map<String, List<Label>> labelsOfNamespaces = new HashMap<>();
    /** By the labels that they name, be it to exclude them. */
    private final Map<Label, ByNamespace> ofLabels = new HashMap<>();
    /** By the keys that they want to be there, or not, with any value. */
    private final Map<String, ByNamespace> ofKeys = new HashMap<>();
    /** Those that take pods without any labels. */
    private final ByNamespace ofAll = new ByNamespace();
    /** @param index where the namespaces are known */
    Watchers(PodIndex index) {
        this.index = index;
    }

    /**
     * A group, and whom it selects.
     *
     * @param namespaces names of those that it selects in; none for all
     */
    record Watcher(int group, @Nullable Set<String> namespaces, LabelRequirements pods) {

        boolean selects(String namespace, Map<String, String> labels) {
            return (namespaces == null || namespaces.contains(namespace)) && pods.areMetBy(labels);
        }
    }

    /** Watchers by a label that namespaces need to have for them. */
    private static final class ByNamespace {

        private final Map<Label, List<Watcher>> narrow = new HashMap<>();
        private final List<Watcher> wide = new ArrayList<>();

        void add(List<Label> anchors, Watcher watcher) {
            if (anchors.isEmpty()) {
                wide.add(watcher);
            }
            anchors.forEach(anchor ->
                    narrow.computeIfAbsent(anchor, _ -> new ArrayList<>()).add(watcher));
        }

        void tell(List<Label> namespace, Consumer<Watcher> action) {
            wide.forEach(action);
            for (Label label : namespace) {
                List<Watcher> watchers = narrow.get(label);
                if (watchers != null) {
                    watchers.forEach(action);
                }
            }
        }
    }

    void add(int group, GroupSelectors selectors) {
        Watcher watcher = new Watcher(
                group, selectors.namespaces().map(index::namespacesLabelled).orElse(null), selectors.pods());
        List<Label> anchors =
                selectors.namespaces().map(LabelRequirements::anchors).orElse(List.of());
        for (LabelRequirement requirement : selectors.pods().all()) {
            switch (requirement.operator()) {
                case IN, NOT_IN ->
                    requirement
                            .values()
                            .forEach(value -> ofLabels.computeIfAbsent(
                                            new Label(requirement.key(), value), _ -> new ByNamespace())
                                    .add(anchors, watcher));
                case EXISTS, DOES_NOT_EXIST ->
                    ofKeys.computeIfAbsent(requirement.key(), _ -> new ByNamespace())
                            .add(anchors, watcher);
            }
        }
        if (selectors.pods().areMetByNothing()) {
            ofAll.add(anchors, watcher);
        }
    }

    private List<Label> around(String namespace) {
        return labelsOfNamespaces.computeIfAbsent(
                namespace,
                _ -> index.labelsOf(namespace).entrySet().stream()
                        .map(label -> new Label(label.getKey(), label.getValue()))
                        .toList());
    }

    /** Tells those that may see a pod differently when it has other labels. */
    void ofRelabelling(
            String namespace, Map<String, String> before, Map<String, String> after, Consumer<Watcher> action) {
        List<Label> around = around(namespace);
        tellOfMissing(around, before, after, action);
        tellOfMissing(around, after, before, action);
    }

    /** Tells those that one knows of labels which the others are not the same in. */
    private void tellOfMissing(
            List<Label> around, Map<String, String> ones, Map<String, String> others, Consumer<Watcher> action) {
        ones.forEach((key, value) -> {
            String other = others.get(key);
            if (other == null) {
                tell(ofKeys.get(key), around, action);
            }
            if (!value.equals(other)) {
                tell(ofLabels.get(new Label(key, value)), around, action);
            }
        });
    }

    /** Tells those that may take a pod that comes, or have one that goes. */
    void ofArrival(String namespace, Map<String, String> labels, Consumer<Watcher> action) {
        ofRelabelling(namespace, Map.of(), labels, action);
        ofAll.tell(around(namespace), action);
    }

    private static void tell(@Nullable ByNamespace watchers, List<Label> around, Consumer<Watcher> action) {
        if (watchers != null) {
            watchers.tell(around, action);
        }
    }
}
