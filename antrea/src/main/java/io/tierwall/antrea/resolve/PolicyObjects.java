package io.tierwall.antrea.resolve;

import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Group;
import io.tierwall.antrea.crd.NetworkPolicy;
import io.tierwall.antrea.crd.Tier;
import java.util.List;

/**
 * The policy objects of a cluster, whoever wrote them.
 *
 * @param policies for all pods
 * @param namespaced what there is in single namespaces
 */
public record PolicyObjects(
        List<Tier> tiers, List<ClusterGroup> groups, List<ClusterNetworkPolicy> policies, Namespaced namespaced) {

    /**
     * The objects of single namespaces.
     *
     * @param groups Antrea's
     * @param policies Antrea's
     * @param kubernetesPolicies Kubernetes' own
     */
    public record Namespaced(
            List<Group> groups,
            List<NetworkPolicy> policies,
            List<io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy> kubernetesPolicies) {

        /** None of them. */
        public static final Namespaced NONE = new Namespaced(List.of(), List.of(), List.of());

        public Namespaced {
            groups = List.copyOf(groups);
            policies = List.copyOf(policies);
            kubernetesPolicies = List.copyOf(kubernetesPolicies);
        }
    }

    public PolicyObjects {
        tiers = List.copyOf(tiers);
        groups = List.copyOf(groups);
        policies = List.copyOf(policies);
    }

    /** Objects of the cluster alone. */
    public PolicyObjects(List<Tier> tiers, List<ClusterGroup> groups, List<ClusterNetworkPolicy> policies) {
        this(tiers, groups, policies, Namespaced.NONE);
    }
}
