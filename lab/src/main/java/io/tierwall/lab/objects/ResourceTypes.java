package io.tierwall.lab.objects;

import io.tierwall.lab.objects.ResourceType.Column;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds that the lab keeps. */
public final class ResourceTypes {

    private static final String ANTREA = "crd.antrea.io";
    private static final Column AGE = column("Age", "date", "/metadata/creationTimestamp");

    public static final ResourceType NAMESPACES =
            core("Namespace", "namespaces", "ns", false, List.of(column("Status", "string", "/status/phase"), AGE));

    public static final ResourceType NODES = core(
            "Node",
            "nodes",
            "no",
            false,
            List.of(
                    column("Status", "string", "/status/conditions/0/type"),
                    column("Version", "string", "/status/nodeInfo/kubeletVersion"),
                    AGE));

    public static final ResourceType PODS = core(
            "Pod",
            "pods",
            "po",
            true,
            List.of(
                    column("Status", "string", "/status/phase"),
                    AGE,
                    wide("IP", "string", "/status/podIP"),
                    wide("Node", "string", "/spec/nodeName")));

    public static final ResourceType SERVICES =
            core("Service", "services", "svc", true, List.of(column("Type", "string", "/spec/type"), AGE));

    public static final ResourceType TIERS =
            antrea("Tier", "tiers", "tr", false, List.of(column("Priority", "integer", "/spec/priority"), AGE));

    public static final ResourceType CLUSTER_GROUPS = antrea("ClusterGroup", "clustergroups", "cg", true, List.of(AGE));

    public static final ResourceType CLUSTER_NETWORK_POLICIES = antrea(
            "ClusterNetworkPolicy",
            "clusternetworkpolicies",
            "acnp",
            true,
            List.of(
                    column("Tier", "string", "/spec/tier"),
                    column("Priority", "number", "/spec/priority"),
                    column("Desired Nodes", "number", "/status/desiredNodesRealized"),
                    column("Current Nodes", "number", "/status/currentNodesRealized"),
                    AGE));

    public static final ResourceType AGENT_INFOS = antrea(
            "AntreaAgentInfo",
            "antreaagentinfos",
            "aai",
            false,
            List.of(
                    column("Version", "string", "/version"),
                    column("Node", "string", "/nodeRef/name"),
                    column("Num Pods", "integer", "/localPodNum"),
                    AGE));

    public static final ResourceType CONTROLLER_INFOS = antrea(
            "AntreaControllerInfo",
            "antreacontrollerinfos",
            "aci",
            false,
            List.of(
                    column("Version", "string", "/version"),
                    column("Connected Agents", "integer", "/connectedAgentNum"),
                    AGE));

    private static final List<ResourceType> ALL = List.of(
            NAMESPACES,
            NODES,
            PODS,
            SERVICES,
            TIERS,
            CLUSTER_GROUPS,
            CLUSTER_NETWORK_POLICIES,
            AGENT_INFOS,
            CONTROLLER_INFOS);

    private ResourceTypes() {}

    /** All of them, in a fixed order. */
    public static List<ResourceType> all() {
        return ALL;
    }

    /** The type of a URL. */
    public static Optional<ResourceType> find(String group, String version, String plural) {
        return ALL.stream()
                .filter(type -> type.group().equals(group)
                        && type.version().equals(version)
                        && type.plural().equals(plural))
                .findFirst();
    }

    private static Column column(String name, String type, String pointer) {
        return new Column(name, type, pointer, false);
    }

    private static Column wide(String name, String type, String pointer) {
        return new Column(name, type, pointer, true);
    }

    private static ResourceType core(
            String kind, String plural, String shortName, boolean namespaced, List<Column> columns) {
        return new ResourceType(
                "", "v1", kind, plural, kind.toLowerCase(Locale.ROOT), List.of(shortName), namespaced, true, columns);
    }

    private static ResourceType antrea(
            String kind, String plural, String shortName, boolean hasStatus, List<Column> columns) {
        return new ResourceType(
                ANTREA,
                "v1beta1",
                kind,
                plural,
                kind.toLowerCase(Locale.ROOT),
                List.of(shortName),
                false,
                hasStatus,
                columns);
    }
}
