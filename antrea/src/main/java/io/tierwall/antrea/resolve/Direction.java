package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;

/** Where a rule is evaluated: leaving its pods, at their node, or arriving at them. */
public enum Direction {
    EGRESS("Egress"),
    INGRESS("Ingress");

    private final String type;

    Direction(String type) {
        this.type = type;
    }

    /**
     * Whether one of Kubernetes' own policies is about this direction. Those that do not say so are about ingress, and
     * about egress if they have rules for it.
     */
    public boolean isSubjectOf(NetworkPolicySpec policy) {
        List<String> types = policy.getPolicyTypes();
        if (types != null && !types.isEmpty()) {
            return types.contains(type);
        }
        return this == INGRESS
                || (policy.getEgress() != null && !policy.getEgress().isEmpty());
    }
}
