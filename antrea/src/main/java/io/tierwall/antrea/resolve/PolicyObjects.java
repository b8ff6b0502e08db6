package io.tierwall.antrea.resolve;

import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Tier;
import java.util.List;

/** The policy objects of a cluster, whoever wrote them. */
public record PolicyObjects(List<Tier> tiers, List<ClusterGroup> groups, List<ClusterNetworkPolicy> policies) {

    public PolicyObjects {
        tiers = List.copyOf(tiers);
        groups = List.copyOf(groups);
        policies = List.copyOf(policies);
    }
}
