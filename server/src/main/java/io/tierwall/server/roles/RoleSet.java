package io.tierwall.server.roles;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All roles of somebody: what any of them permits is permitted.
 *
 * @param roles each once, in the order in which {@link Role} has them
 */
public record RoleSet(List<Role> roles) {

    /** Of somebody who may do nothing. */
    public static final RoleSet NONE = new RoleSet(List.of());

    public RoleSet {
        roles = roles.stream().distinct().sorted().toList();
    }

    public static RoleSet of(Role... roles) {
        return new RoleSet(Arrays.asList(roles));
    }

    /** The roles of all of them together. */
    public static RoleSet union(Collection<RoleSet> sets) {
        return new RoleSet(sets.stream().flatMap(set -> set.roles.stream()).toList());
    }

    public boolean isEmpty() {
        return roles.isEmpty();
    }

    public boolean includes(Role role) {
        return roles.contains(role);
    }

    /** The most that a role of these may do with what belongs to a feature. */
    public Permission on(Feature feature) {
        return roles.stream()
                .map(role -> role.on(feature))
                .max(Comparator.naturalOrder())
                .orElse(Permission.NONE);
    }

    /** For sentences. */
    @Override
    public String toString() {
        return roles.stream().map(Role::id).collect(Collectors.joining(", "));
    }
}
