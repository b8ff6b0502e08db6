package io.tierwall.lab.controller;

import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.antrea.resolve.Resolution;
import io.tierwall.antrea.resolve.Resolver;
import io.tierwall.lab.controller.Reading.NotUnderstood;
import io.tierwall.lab.controller.Reading.Understood;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the objects of a cluster come to.
 *
 * @param resolution rules and spans of all policies that can be resolved
 * @param generations of all policies, by uid
 * @param unresolvable why some cannot be resolved, by uid
 * @param groups what there is to say of groups
 */
record Computation(
        Resolution resolution, Map<String, Long> generations, Map<String, String> unresolvable, GroupFindings groups) {

    /** @param policies by uid; {@code generations} has the same uids */
    static Computation of(
            List<Tier> tiers,
            GroupFindings groups,
            Map<String, Reading<ClusterNetworkPolicy>> policies,
            Map<String, Long> generations,
            Inventory inventory) {
        Map<String, String> unresolvable = new LinkedHashMap<>();
        List<ClusterNetworkPolicy> understood = new ArrayList<>();
        policies.forEach((uid, reading) -> {
            switch (reading) {
                case Understood<ClusterNetworkPolicy>(ClusterNetworkPolicy policy) -> understood.add(policy);
                case NotUnderstood<ClusterNetworkPolicy>(String why) -> unresolvable.put(uid, why);
            }
        });
        PolicyObjects objects = new PolicyObjects(tiers, groups.usable(), understood);
        Resolution resolution = Resolver.resolve(objects, inventory);
        unresolvable.putAll(resolution.failures());
        return new Computation(resolution, generations, unresolvable, groups);
    }

    /** The uids of the policies that have rules, or could have. */
    Set<String> resolved() {
        return resolution.spans().keySet();
    }

    /** The nodes that have to enforce a policy. */
    Set<String> span(String uid) {
        return resolution.spans().getOrDefault(uid, Set.of());
    }
}
