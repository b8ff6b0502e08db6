package io.tierwall.lab.controller;

import io.tierwall.antrea.crd.AntreaResource;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.Group;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.MemberResolver;
import io.tierwall.lab.controller.GroupFinding.Computed;
import io.tierwall.lab.controller.GroupFinding.Incomplete;
import io.tierwall.lab.controller.Reading.NotUnderstood;
import io.tierwall.lab.controller.Reading.Understood;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks at each group by itself, so that one that cannot be computed does not spoil others.
 *
 * @param clusterGroups those of the cluster that can be computed
 * @param groups those of namespaces that can be computed
 * @param findings for every group of either kind, by uid
 */
record GroupFindings(List<ClusterGroup> clusterGroups, List<Group> groups, Map<String, GroupFinding> findings) {

    static final String NESTED = "ChildGroupsNestingExceeded";

    /** Where a group's children are looked up: a namespace, or the whole cluster, which has no name. */
    private record Name(String namespace, String name) {}

    static GroupFindings of(
            Map<String, Reading<ClusterGroup>> clusterGroups, Map<String, Reading<Group>> groups, Inventory inventory) {
        Map<String, GroupFinding> findings = new LinkedHashMap<>();
        List<ClusterGroup> usable = usable(
                clusterGroups,
                group -> new MemberResolver(List.of(group), inventory)
                        .group(group.getMetadata().getName()),
                findings);
        List<Group> usableInNamespaces = usable(
                groups,
                group -> new MemberResolver(List.of(), List.of(group), inventory)
                        .group(
                                group.getMetadata().getNamespace(),
                                group.getMetadata().getName()),
                findings);
        return new GroupFindings(usable, usableInNamespaces, findings);
    }

    private static <G extends AntreaResource<ClusterGroup.Spec>> List<G> usable(
            Map<String, Reading<G>> groups, Consumer<G> resolution, Map<String, GroupFinding> findings) {
        List<G> usable = new ArrayList<>();
        groups.forEach((uid, reading) -> {
            switch (reading) {
                case NotUnderstood<G>(String why) -> findings.put(uid, new Incomplete("NotReadable", why));
                case Understood<G>(G group) ->
                    failure(group, resolution)
                            .ifPresentOrElse(
                                    why -> findings.put(uid, new Incomplete("NotComputable", why)),
                                    () -> usable.add(group));
            }
        });
        Map<Name, G> byName = usable.stream().collect(Collectors.toMap(GroupFindings::name, Function.identity()));
        usable.forEach(group -> findings.put(group.getMetadata().getUid(), finding(group, byName)));
        return List.copyOf(usable);
    }

    private static Name name(AntreaResource<ClusterGroup.Spec> group) {
        return new Name(group.getMetadata().getNamespace(), group.getMetadata().getName());
    }

    /** Whether its own members can be computed; children are looked at by themselves. */
    private static <G> Optional<String> failure(G group, Consumer<G> resolution) {
        try {
            resolution.accept(group);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static <G extends AntreaResource<ClusterGroup.Spec>> GroupFinding finding(G group, Map<Name, G> byName) {
        for (String child : group.getSpec().childGroups()) {
            G found = byName.get(new Name(group.getMetadata().getNamespace(), child));
            if (found == null) {
                return new Incomplete("ChildGroupNotFound", "child group " + child + " is not there");
            }
            if (!found.getSpec().childGroups().isEmpty()) {
                return new Incomplete(NESTED, "child group " + child + " has child groups of its own");
            }
        }
        return new Computed();
    }
}
