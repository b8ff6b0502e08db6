package io.tierwall.sync.access;

import java.util.List;
import java.util.stream.Stream;

/** All that is done in a cluster. Discovery and reviews of oneself need no permission. */
public final class Permissions {

    private static final String ANTREA = "crd.antrea.io";
    private static final List<String> FOLLOW = List.of("list", "watch");

    /** A forced server-side apply is a patch; what an apply cannot remove is replaced, which is an update. */
    private static final List<String> KEEP_TRUE =
            List.of("get", "list", "watch", "create", "patch", "update", "delete");

    /** Without one of these a cluster cannot be kept true or looked at. */
    public static final List<Permission> NEEDED = Stream.of(
                    of(ANTREA, List.of("tiers", "clustergroups", "clusternetworkpolicies"), KEEP_TRUE),
                    of("stats.antrea.io", List.of("antreaclusternetworkpolicystats"), List.of("list")),
                    of(
                            ANTREA,
                            List.of("networkpolicies", "groups", "antreacontrollerinfos", "antreaagentinfos"),
                            FOLLOW),
                    of("", List.of("namespaces", "pods", "nodes", "services"), FOLLOW),
                    of("networking.k8s.io", List.of("networkpolicies"), FOLLOW))
            .flatMap(permissions -> permissions)
            .toList();

    /** Without these everything works, but that no packet can be sent to prove an answer. */
    public static final List<Permission> FOR_PROOFS = of(
                    ANTREA, List.of("traceflows"), List.of("create", "get", "list", "delete"))
            .toList();

    /** In the order in which they are checked and told. */
    public static final List<Permission> ALL =
            Stream.concat(NEEDED.stream(), FOR_PROOFS.stream()).toList();

    private Permissions() {}

    private static Stream<Permission> of(String group, List<String> resources, List<String> verbs) {
        return resources.stream()
                .flatMap(resource -> verbs.stream().map(verb -> new Permission(group, resource, verb)));
    }
}
