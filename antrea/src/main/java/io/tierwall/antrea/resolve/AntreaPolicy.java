package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.NetworkPolicy;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;

/** What both of Antrea's kinds of policy say, and where they look things up. */
public record AntreaPolicy(ObjectMeta metadata, PolicyKind kind, ClusterNetworkPolicy.Spec spec) {

    public static AntreaPolicy of(ClusterNetworkPolicy policy) {
        return new AntreaPolicy(policy.getMetadata(), PolicyKind.CLUSTER_NETWORK_POLICY, policy.getSpec());
    }

    public static AntreaPolicy of(NetworkPolicy policy) {
        return new AntreaPolicy(policy.getMetadata(), PolicyKind.NETWORK_POLICY, policy.getSpec());
    }

    /** Empty before the policy is in a cluster. */
    String uid() {
        return metadata.getUid() == null ? "" : metadata.getUid();
    }

    public PolicyScope scope() {
        return kind == PolicyKind.NETWORK_POLICY ? new PolicyScope(metadata.getNamespace()) : PolicyScope.CLUSTER;
    }

    public RuleSource source(String rule) {
        return new RuleSource(uid(), metadata.getName(), rule, kind, scope().namespace());
    }
}
