package io.tierwall.antrea.resolve;

/**
 * Where a policy looks its pods and groups up.
 *
 * @param namespace its own; empty for the whole cluster
 */
public record PolicyScope(String namespace) {

    public static final PolicyScope CLUSTER = new PolicyScope("");

    public boolean isCluster() {
        return namespace.isEmpty();
    }

    /** Whether a namespace is looked at when no namespace is named. */
    boolean covers(String candidate) {
        return isCluster() || namespace.equals(candidate);
    }
}
