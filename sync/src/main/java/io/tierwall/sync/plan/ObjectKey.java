package io.tierwall.sync.plan;

import java.util.Comparator;

/** Which object of a cluster. */
public record ObjectKey(ObjectKind kind, String name) implements Comparable<ObjectKey> {

    private static final Comparator<ObjectKey> ORDER =
            Comparator.comparing(ObjectKey::kind).thenComparing(ObjectKey::name);

    public static ObjectKey tier(String name) {
        return new ObjectKey(ObjectKind.TIER, name);
    }

    public static ObjectKey group(String name) {
        return new ObjectKey(ObjectKind.CLUSTER_GROUP, name);
    }

    public static ObjectKey policy(String name) {
        return new ObjectKey(ObjectKind.CLUSTER_NETWORK_POLICY, name);
    }

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    /** As kubectl writes it, such as {@code ClusterGroup/web}. */
    @Override
    public String toString() {
        return kind.title() + "/" + name;
    }
}
