package io.tierwall.analysis.members;

import io.tierwall.analysis.members.LabelRequirement.Operator;
import io.tierwall.antrea.resolve.Inventory.Pod;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which groups have to look again when a pod comes, goes, or has other labels: those that name what changed, if the pod
 * has what else they ask for first. A group may be told more than once, and may find that nothing changed. Used by one
 * thread.
 */
final class Watchers {

    private final PodIndex index;
    /** By the labels that they name, be it to exclude them. */
    private final Map<Label, WatcherList> ofLabels = new HashMap<>();
    /** By the keys that they want to be there, or not, with any value. */
    private final Map<String, WatcherList> ofKeys = new HashMap<>();
    /** Those that take pods without any labels. */
    private final WatcherList ofAll = new WatcherList();

    /** @param index where namespaces are known, and how many pods have a label */
    Watchers(PodIndex index) {
        this.index = index;
    }

    /**
     * A group, and whom it selects.
     *
     * @param namespaces names of those that it selects in; none for all
     */
    record Watcher(int group, @Nullable Set<String> namespaces, LabelRequirements pods) {

        boolean selects(Pod pod) {
            return (namespaces == null || namespaces.contains(pod.namespace())) && pods.areMetBy(pod.labels());
        }
    }

    /**
     * Something that a group requires.
     *
     * @param labels a pod meets it only with one of these
     * @param ofNamespace whether the pod's namespace has to have it
     * @param pods how many meet it now: the fewer, the less often the group is asked for nothing
     */
    private record Anchor(List<Label> labels, boolean ofNamespace, long pods) {}

    void add(int group, GroupSelectors selectors) {
        Watcher watcher = new Watcher(
                group, selectors.namespaces().map(index::namespacesLabelled).orElse(null), selectors.pods());
        for (LabelRequirement requirement : selectors.pods().all()) {
            Optional<Anchor> anchor = anchor(selectors, requirement);
            switch (requirement.operator()) {
                case IN, NOT_IN ->
                    requirement
                            .labels()
                            .forEach(label ->
                                    add(ofLabels.computeIfAbsent(label, _ -> new WatcherList()), anchor, watcher));
                case EXISTS, DOES_NOT_EXIST ->
                    add(ofKeys.computeIfAbsent(requirement.key(), _ -> new WatcherList()), anchor, watcher);
            }
        }
        if (selectors.pods().areMetByNothing()) {
            add(ofAll, ofNamespaces(selectors), watcher);
        }
    }

    private static void add(WatcherList list, Optional<Anchor> anchor, Watcher watcher) {
        if (anchor.isEmpty()) {
            list.add(watcher);
        } else if (anchor.get().ofNamespace()) {
            list.addWithin(anchor.get().labels(), watcher);
        } else {
            list.addBeside(anchor.get().labels(), watcher);
        }
    }

    /** What the fewest pods meet of all that a group requires beside one thing. */
    private Optional<Anchor> anchor(GroupSelectors selectors, LabelRequirement beside) {
        Stream<Anchor> own = selectors.pods().all().stream()
                .filter(other -> other.operator() == Operator.IN && !other.equals(beside))
                .map(other -> new Anchor(
                        other.labels(),
                        false,
                        other.labels().stream()
                                .mapToLong(label ->
                                        index.with(label.key(), label.value()).getCardinality())
                                .sum()));
        return Stream.concat(own, ofNamespaces(selectors).stream()).min(Comparator.comparingLong(Anchor::pods));
    }

    private Optional<Anchor> ofNamespaces(GroupSelectors selectors) {
        return selectors
                .namespaces()
                .flatMap(namespaces -> namespaces.all().stream()
                        .filter(requirement -> requirement.operator() == Operator.IN)
                        .map(requirement -> new Anchor(
                                requirement.labels(),
                                true,
                                index.inNamespacesLabelled(new LabelRequirements(List.of(requirement)))
                                        .getCardinality()))
                        .min(Comparator.comparingLong(Anchor::pods)));
    }

    /**
     * Tells those that may see a pod differently when it has other labels. Whoever takes the pod now and did not before
     * finds all that it asks for among the new labels, and the other way round; so what is asked for first may be
     * looked up among the labels that what changed stands with.
     */
    void ofRelabelling(Pod before, Pod after, List<LabelChange> changes, Consumer<Watcher> action) {
        for (LabelChange change : changes) {
            if (change.before() != null) {
                tell(change.key(), change.before(), change.after() == null, before, action);
            }
            if (change.after() != null) {
                tell(change.key(), change.after(), change.before() == null, after, action);
            }
        }
    }

    /**
     * Tells of a label that is not the same in another state of a pod.
     *
     * @param alone whether the other state does not have it at all
     */
    private void tell(String key, String value, boolean alone, Pod pod, Consumer<Watcher> action) {
        Map<String, String> around = index.labelsOf(pod.namespace());
        WatcherList ofLabel = ofLabels.get(new Label(key, value));
        if (ofLabel != null) {
            ofLabel.tell(around, pod.labels(), action);
        }
        WatcherList ofKey = alone ? ofKeys.get(key) : null;
        if (ofKey != null) {
            ofKey.tell(around, pod.labels(), action);
        }
    }

    /** Tells those that may take a pod that comes, or have one that goes. */
    void ofArrival(Pod pod, Consumer<Watcher> action) {
        if (isEmpty()) {
            return;
        }
        pod.labels().forEach((key, value) -> tell(key, value, true, pod, action));
        ofAll.tell(index.labelsOf(pod.namespace()), pod.labels(), action);
    }

    /** So it is while the first pods come. */
    private boolean isEmpty() {
        return ofLabels.isEmpty() && ofKeys.isEmpty() && ofAll.isEmpty();
    }
}
