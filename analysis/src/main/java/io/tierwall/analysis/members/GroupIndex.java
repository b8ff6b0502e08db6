package io.tierwall.analysis.members;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who belongs to groups while pods come, go and change their labels: a change costs what it can concern, and not what
 * there is. Namespaces and their labels stay as they are. Used by one thread.
 */
public final class GroupIndex {

    private final PodIndex index;
    private final Watchers watchers;
    private final List<RoaringBitmap> groups = new ArrayList<>();
    /** Pods by number; none where nobody has the number. */
    private @Nullable Pod[] pods = new Pod[16];

    /** @param namespaces all whose labels count; of others nothing is known but the name */
    public GroupIndex(List<Namespace> namespaces) {
        this.index = new PodIndex(namespaces);
        this.watchers = new Watchers(index);
    }

    /**
     * Adds a group by its selectors; without either it has no members. Meant to be done when the pods are there: they
     * are looked up by label then.
     *
     * @return its number; they begin with 0
     * @throws IllegalArgumentException when a selector makes no sense
     */
    public int add(@Nullable LabelSelector ofNamespaces, @Nullable LabelSelector ofPods) {
        Optional<GroupSelectors> selectors = GroupSelectors.of(ofNamespaces, ofPods);
        RoaringBitmap members =
                selectors.map(selector -> selector.select(index)).orElseGet(RoaringBitmap::new);
        selectors.ifPresent(selector -> watchers.add(groups.size(), selector));
        groups.add(members);
        return groups.size() - 1;
    }

    /**
     * The members of a group, by the numbers of pods. It is the index's own: it must not be changed by who asks, and
     * changes with the pods.
     */
    public RoaringBitmap members(int group) {
        return groups.get(group);
    }

    /**
     * A pod is there, or not any more what it was.
     *
     * @param number from 0; the greatest decides about the memory that is used
     */
    public void put(int number, Pod pod) {
        Pod before = number < pods.length ? pods[number] : null;
        if (before != null && before.namespace().equals(pod.namespace())) {
            List<LabelChange> changes = LabelChange.between(before.labels(), pod.labels());
            index.relabel(number, changes);
            watchers.ofRelabelling(before, pod, changes, watcher -> look(watcher, number, pod));
        } else {
            remove(number);
            index.add(number, pod);
            watchers.ofArrival(pod, watcher -> look(watcher, number, pod));
        }
        if (number >= pods.length) {
            pods = Arrays.copyOf(pods, Math.max(number + 1, pods.length + (pods.length >> 1)));
        }
        pods[number] = pod;
    }

    private void look(Watchers.Watcher watcher, int number, Pod pod) {
        RoaringBitmap members = groups.get(watcher.group());
        if (watcher.selects(pod)) {
            members.add(number);
        } else {
            members.remove(number);
        }
    }

    /** A pod is gone; nothing happens where none has the number. */
    public void remove(int number) {
        Pod gone = number < pods.length ? pods[number] : null;
        if (gone != null) {
            index.remove(number, gone);
            watchers.ofArrival(gone, watcher -> groups.get(watcher.group()).remove(number));
            pods[number] = null;
        }
    }
}
