package io.tierwall.lab.controller;

import io.tierwall.antrea.crd.ClusterGroup;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks at each group by itself, so that one that cannot be computed does not spoil others.
 *
 * @param usable those that can be computed
 * @param findings for every group, by uid
 */
record GroupFindings(List<ClusterGroup> usable, Map<String, GroupFinding> findings) {

    static final String NESTED = "ChildGroupsNestingExceeded";

    static GroupFindings of(Map<String, Reading<ClusterGroup>> groups, Inventory inventory) {
        Map<String, GroupFinding> findings = new LinkedHashMap<>();
        List<ClusterGroup> usable = new ArrayList<>();
        groups.forEach((uid, reading) -> {
            switch (reading) {
                case NotUnderstood<ClusterGroup>(String why) -> findings.put(uid, new Incomplete("NotReadable", why));
                case Understood<ClusterGroup>(ClusterGroup group) ->
                    failure(group, inventory)
                            .ifPresentOrElse(
                                    why -> findings.put(uid, new Incomplete("NotComputable", why)),
                                    () -> usable.add(group));
            }
        });
        Map<String, ClusterGroup> byName = usable.stream()
                .collect(Collectors.toMap(group -> group.getMetadata().getName(), Function.identity()));
        usable.forEach(group -> findings.put(group.getMetadata().getUid(), finding(group, byName)));
        return new GroupFindings(List.copyOf(usable), findings);
    }

    /** Whether its own members can be computed; children are looked at by themselves. */
    private static Optional<String> failure(ClusterGroup group, Inventory inventory) {
        try {
            new MemberResolver(List.of(group), inventory)
                    .group(group.getMetadata().getName());
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static GroupFinding finding(ClusterGroup group, Map<String, ClusterGroup> byName) {
        for (String child : group.getSpec().childGroups()) {
            ClusterGroup found = byName.get(child);
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
