package io.tierwall.sync;

import io.tierwall.model.IntentPath;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which policies an object matters to, kept abreast of what is desired. For one thread. */
final class Uses {

    private final Map<ObjectKey, Set<IntentPath>> policies = new HashMap<>();
    private DesiredObjects desired;

    Uses(DesiredObjects desired) {
        this.desired = desired;
        read();
    }

    /**
     * Goes on to another desired state.
     *
     * @return the objects that are not the same there
     */
    Set<ObjectKey> follow(DesiredObjects next) {
        Set<ObjectKey> changed = next.otherThan(desired);
        if (changed.stream().allMatch(key -> key.kind() == ObjectKind.CLUSTER_NETWORK_POLICY)) {
            changed.forEach(key -> desired.find(key).ifPresent(this::remove));
            desired = next;
            changed.forEach(key -> desired.find(key).ifPresent(this::add));
        } else {
            // Users of a group that changed may use others now.
            desired = next;
            read();
        }
        return changed;
    }

    /** The policies that some objects matter to; each matters to itself. */
    SortedSet<IntentPath> of(Set<ObjectKey> objects) {
        SortedSet<IntentPath> users = new TreeSet<>();
        objects.forEach(key -> users.addAll(policies.getOrDefault(key, Set.of())));
        return users;
    }

    private void read() {
        policies.clear();
        desired.all().stream()
                .filter(object -> object.key().kind() == ObjectKind.CLUSTER_NETWORK_POLICY)
                .forEach(this::add);
    }

    private void add(DesiredObject policy) {
        policy.path()
                .ifPresent(path -> desired.needed(policy)
                        .forEach(key -> policies.computeIfAbsent(key, _ -> new HashSet<>())
                                .add(path)));
    }

    private void remove(DesiredObject policy) {
        policy.path()
                .ifPresent(path -> desired.needed(policy)
                        .forEach(key -> policies.computeIfPresent(key, (_, users) -> {
                            users.remove(path);
                            return users.isEmpty() ? null : users;
                        })));
    }
}
