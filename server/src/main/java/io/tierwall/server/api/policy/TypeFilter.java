package io.tierwall.server.api.policy;

import io.tierwall.server.api.http.Call;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which types a tree shows: {@code type_filter=Group;SecurityPolicy}, or {@code filter=Type-Group|SecurityPolicy}.
 *
 * @param types names of types; none shows the root only
 */
record TypeFilter(Set<String> types) {

    /** Every type that a tree can hold. */
    static final TypeFilter ALL = new TypeFilter(
            Set.of("Domain", "Group", "Service", "SecurityPolicy", "Rule", "SecurityPolicyContainerCluster"));

    TypeFilter {
        types = Set.copyOf(types);
    }

    static TypeFilter of(Call call) {
        String list = call.query("type_filter")
                .or(() -> call.query("filter").map(filter -> filter.replaceFirst("^Type-", "")))
                .orElse("");
        return new TypeFilter(Arrays.stream(list.split("[;|,]", -1))
                .map(String::strip)
                .filter(type -> !type.isEmpty())
                .collect(Collectors.toSet()));
    }

    boolean includes(String type) {
        return types.contains(type);
    }
}
