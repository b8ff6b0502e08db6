package io.tierwall.analysis.members;

import io.tierwall.analysis.members.Watchers.Watcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Groups that wait for one thing, by what else a pod has to have before they are asked. Used by one thread. */
final class WatcherList {

    private final List<Watcher> always = new ArrayList<>();
    private final Map<Label, List<Watcher>> beside = new HashMap<>();
    private final Map<Label, List<Watcher>> within = new HashMap<>();

    /** Asked for every pod. */
    void add(Watcher watcher) {
        always.add(watcher);
    }

    /** Asked for pods that have one of these labels; no two of one key can be there at once. */
    void addBeside(List<Label> labels, Watcher watcher) {
        add(beside, labels, watcher);
    }

    /** Asked for pods whose namespace has one of these labels. */
    void addWithin(List<Label> labels, Watcher watcher) {
        add(within, labels, watcher);
    }

    private static void add(Map<Label, List<Watcher>> to, List<Label> labels, Watcher watcher) {
        labels.forEach(
                label -> to.computeIfAbsent(label, _ -> new ArrayList<>(1)).add(watcher));
    }

    boolean isEmpty() {
        return always.isEmpty() && beside.isEmpty() && within.isEmpty();
    }

    /** Tells all that ask for nothing, or for what a pod and its namespace have. */
    void tell(Map<String, String> ofNamespace, Map<String, String> ofPod, Consumer<Watcher> action) {
        always.forEach(action);
        tellNarrow(beside, ofPod, action);
        tellNarrow(within, ofNamespace, action);
    }

    private static void tellNarrow(
            Map<Label, List<Watcher>> narrow, Map<String, String> labels, Consumer<Watcher> action) {
        if (!narrow.isEmpty()) {
            labels.forEach((key, value) -> {
                @Nullable List<Watcher> watchers = narrow.get(new Label(key, value));
                if (watchers != null) {
                    watchers.forEach(action);
                }
            });
        }
    }
}
