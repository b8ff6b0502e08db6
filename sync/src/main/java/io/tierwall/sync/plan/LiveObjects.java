package io.tierwall.sync.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Tiers, ClusterGroups and ClusterNetworkPolicies of a cluster at one time, all of them. */
public final class LiveObjects {

    private final SortedMap<ObjectKey, LiveObject> objects;

    private LiveObjects(SortedMap<ObjectKey, LiveObject> objects) {
        this.objects = objects;
    }

    public static LiveObjects of(Collection<LiveObject> objects) {
        SortedMap<ObjectKey, LiveObject> byKey = new TreeMap<>();
        objects.forEach(object -> byKey.put(object.key(), object));
        return new LiveObjects(byKey);
    }

    /** A copy of what is so by its keys now. */
    public static LiveObjects of(SortedMap<ObjectKey, LiveObject> objects) {
        return new LiveObjects(new TreeMap<>(objects));
    }

    public Optional<LiveObject> find(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** All of a kind, in the order of their keys. */
    public List<LiveObject> all(ObjectKind kind) {
        return objects.tailMap(new ObjectKey(kind, "")).values().stream()
                .takeWhile(object -> object.key().kind() == kind)
                .toList();
    }

    /** In the order of their keys. */
    public Collection<LiveObject> all() {
        return Collections.unmodifiableCollection(objects.values());
    }
}
