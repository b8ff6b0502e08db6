package io.tierwall.antrea.resolve;

/** The kinds of policy, by the names that Antrea gives them in statuses and logs. */
public enum PolicyKind {
    CLUSTER_NETWORK_POLICY("AntreaClusterNetworkPolicy"),
    NETWORK_POLICY("AntreaNetworkPolicy"),
    KUBERNETES("K8sNetworkPolicy");

    private final String reference;

    PolicyKind(String reference) {
        this.reference = reference;
    }

    /** What references to policies of this kind begin with. */
    public String reference() {
        return reference;
    }
}
