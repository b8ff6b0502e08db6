package io.tierwall.sync.plan;

import io.tierwall.antrea.render.DesiredState;
import io.tierwall.model.IntentPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** What a cluster should hold, as trees to compare and to write, found by key and by path. Immutable. */
public final class DesiredObjects {

    private final long revision;
    private final Map<ObjectKey, DesiredObject> objects = new LinkedHashMap<>();
    private final Map<IntentPath, DesiredObject> policies = new HashMap<>();
    private final List<DesiredObject> tiers = new ArrayList<>();

    private DesiredObjects(long revision) {
        this.revision = revision;
    }

    /** Reads a desired state. Worth keeping: it turns each object into a tree. */
    public static DesiredObjects of(DesiredState state) {
        return of(
                state.revision(),
                state.objects().stream().map(DesiredObject::of).toList());
    }

    /**
     * What a cluster should hold at a revision of the intent.
     *
     * @param objects in an order in which they can be created
     */
    public static DesiredObjects of(long revision, List<DesiredObject> objects) {
        DesiredObjects desired = new DesiredObjects(revision);
        objects.forEach(desired::add);
        return desired;
    }

    private void add(DesiredObject object) {
        objects.put(object.key(), object);
        switch (object.key().kind()) {
            case TIER -> tiers.add(object);
            case CLUSTER_GROUP -> {}
            case CLUSTER_NETWORK_POLICY -> object.path().ifPresent(path -> policies.put(path, object));
        }
    }

    /** The same with some objects in place of those of their keys. */
    DesiredObjects with(Map<ObjectKey, DesiredObject> others) {
        DesiredObjects desired = new DesiredObjects(revision);
        objects.forEach((key, object) -> desired.add(others.getOrDefault(key, object)));
        return desired;
    }

    /** The keys of what another state lacks or has another object of, even if that says the same, and the reverse. */
    @SuppressWarnings("ReferenceEquality")
    public Set<ObjectKey> otherThan(DesiredObjects before) {
        Set<ObjectKey> other = new HashSet<>(before.objects.keySet());
        objects.forEach((key, object) -> {
            if (before.objects.get(key) == object) {
                other.remove(key);
            } else {
                other.add(key);
            }
        });
        return other;
    }

    /** The revision of the intent that it was rendered from. */
    public long revision() {
        return revision;
    }

    /** In the order in which they can be created. */
    public Collection<DesiredObject> all() {
        return Collections.unmodifiableCollection(objects.values());
    }

    public Optional<DesiredObject> find(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** An object and all that it names, directly or not, what is needed first coming first. */
    public SequencedSet<ObjectKey> needed(DesiredObject object) {
        SequencedSet<ObjectKey> needed = new LinkedHashSet<>();
        for (ObjectKey key : object.references()) {
            find(key).ifPresent(used -> needed.addAll(needed(used)));
        }
        needed.add(object.key());
        return needed;
    }

    /** The tiers, first the one that is met first. */
    List<DesiredObject> tiers() {
        return Collections.unmodifiableList(tiers);
    }

    /** The ClusterNetworkPolicy that stands for a policy. */
    public Optional<DesiredObject> policy(IntentPath path) {
        return Optional.ofNullable(policies.get(path));
    }
}
