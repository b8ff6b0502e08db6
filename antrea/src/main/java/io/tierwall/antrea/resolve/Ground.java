package io.tierwall.antrea.resolve;

import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.Group;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What policies are resolved on: groups and what runs in the cluster, and what is worked out of them once for all.
 *
 * @param services where packets to services go
 * @param podAddresses for each node, the addresses of its pods
 */
record Ground(
        List<ClusterGroup> groups,
        List<Group> namespacedGroups,
        Inventory inventory,
        MemberResolver members,
        ServiceRoutes services,
        Map<String, Set<IpAddress>> podAddresses) {

    static Ground of(PolicyObjects objects, Inventory inventory) {
        return new Ground(
                objects.groups(),
                objects.namespaced().groups(),
                inventory,
                new MemberResolver(objects.groups(), objects.namespaced().groups(), inventory),
                ServiceRouting.of(inventory),
                podAddresses(inventory));
    }

    private static Map<String, Set<IpAddress>> podAddresses(Inventory inventory) {
        return inventory.pods().stream()
                .filter(pod -> !pod.node().isEmpty())
                .collect(Collectors.groupingBy(
                        Pod::node,
                        Collectors.flatMapping(
                                pod -> pod.addresses().stream(), Collectors.toCollection(TreeSet::new))));
    }

    /** Whether this is what these policies are resolved on as well. */
    boolean carries(PolicyObjects objects, Inventory other) {
        return same(groups, objects.groups())
                && same(namespacedGroups, objects.namespaced().groups())
                && inventory.equals(other);
    }

    private static boolean same(List<?> some, List<?> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(index -> some.get(index) == others.get(index));
    }
}
