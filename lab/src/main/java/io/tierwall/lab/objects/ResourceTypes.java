package io.tierwall.lab.objects;

import io.tierwall.lab.objects.ResourceType.Column;
import java.util.List;
import java.util.Optional;

/** The kinds that the lab keeps. */
public final class ResourceTypes {

    private static final String ANTREA = "crd.antrea.io";
    private static final String V1 = "v1";
    private static final String V1BETA1 = "v1beta1";
    private static final Column AGE = column("Age", "date", "/metadata/creationTimestamp");

    public static final ResourceType NAMESPACES = TypeBuilder.of("", V1, "Namespace", "namespaces", "ns")
            .withStatus()
            .columns(column("Status", "string", "/status/phase"), AGE);

    public static final ResourceType NODES = TypeBuilder.of("", V1, "Node", "nodes", "no")
            .withStatus()
            .columns(
                    computed("Status", "string"),
                    computed("Roles", "string"),
                    AGE,
                    column("Version", "string", "/status/nodeInfo/kubeletVersion"),
                    wide("Internal-IP", "string", ""),
                    wide("OS-Image", "string", "/status/nodeInfo/osImage"));

    public static final ResourceType PODS = TypeBuilder.of("", V1, "Pod", "pods", "po")
            .namespaced()
            .withStatus()
            .columns(
                    computed("Ready", "string"),
                    computed("Status", "string"),
                    computed("Restarts", "string"),
                    AGE,
                    wide("IP", "string", "/status/podIP"),
                    wide("Node", "string", "/spec/nodeName"),
                    wide("Nominated Node", "string", "/status/nominatedNodeName"));

    public static final ResourceType SERVICES = TypeBuilder.of("", V1, "Service", "services", "svc")
            .namespaced()
            .withStatus()
            .columns(
                    column("Type", "string", "/spec/type"),
                    computed("Cluster-IP", "string"),
                    computed("External-IP", "string"),
                    computed("Port(s)", "string"),
                    AGE,
                    wide("Selector", "string", ""));

    public static final ResourceType CONFIG_MAPS = TypeBuilder.of("", V1, "ConfigMap", "configmaps", "cm")
            .namespaced()
            .columns(computed("Data", "integer"), AGE);

    public static final ResourceType SECRETS = TypeBuilder.of("", V1, "Secret", "secrets")
            .namespaced()
            .columns(column("Type", "string", "/type"), computed("Data", "integer"), AGE);

    public static final ResourceType SERVICE_ACCOUNTS = TypeBuilder.of(
                    "", V1, "ServiceAccount", "serviceaccounts", "sa")
            .namespaced()
            .columns(computed("Secrets", "integer"), AGE);

    public static final ResourceType CLUSTER_ROLES = TypeBuilder.of(
                    "rbac.authorization.k8s.io", V1, "ClusterRole", "clusterroles")
            .columns(AGE);

    public static final ResourceType CLUSTER_ROLE_BINDINGS = TypeBuilder.of(
                    "rbac.authorization.k8s.io", V1, "ClusterRoleBinding", "clusterrolebindings")
            .columns(column("Role", "string", "/roleRef/name"), AGE);

    public static final ResourceType EVENTS = TypeBuilder.of("", V1, "Event", "events", "ev")
            .namespaced()
            .columns(
                    column("Last Seen", "date", "/lastTimestamp"),
                    column("Type", "string", "/type"),
                    column("Reason", "string", "/reason"),
                    computed("Object", "string"),
                    column("Message", "string", "/message"));

    public static final ResourceType LEASES = TypeBuilder.of("coordination.k8s.io", V1, "Lease", "leases")
            .namespaced()
            .columns(column("Holder", "string", "/spec/holderIdentity"), AGE);

    public static final ResourceType DEPLOYMENTS = TypeBuilder.of("apps", V1, "Deployment", "deployments", "deploy")
            .namespaced()
            .withStatus()
            .columns(
                    computed("Ready", "string"),
                    computed("Up-to-date", "integer"),
                    computed("Available", "integer"),
                    AGE);

    /** Kubernetes' own policies. */
    public static final ResourceType NETWORK_POLICIES = TypeBuilder.of(
                    "networking.k8s.io", V1, "NetworkPolicy", "networkpolicies", "netpol")
            .namespaced()
            .columns(computed("Pod-Selector", "string"), AGE);

    public static final ResourceType TIERS = TypeBuilder.of(ANTREA, V1BETA1, "Tier", "tiers", "tr")
            .columns(column("Priority", "integer", "/spec/priority"), AGE);

    public static final ResourceType CLUSTER_GROUPS = TypeBuilder.of(
                    ANTREA, V1BETA1, "ClusterGroup", "clustergroups", "cg")
            .withStatus()
            .columns(AGE);

    /** Groups within a namespace. */
    public static final ResourceType GROUPS = TypeBuilder.of(ANTREA, V1BETA1, "Group", "groups", "grp")
            .namespaced()
            .withStatus()
            .columns(AGE);

    private static final Column[] POLICY_COLUMNS = {
        column("Tier", "string", "/spec/tier"),
        column("Priority", "number", "/spec/priority"),
        column("Desired Nodes", "number", "/status/desiredNodesRealized"),
        column("Current Nodes", "number", "/status/currentNodesRealized"),
        AGE
    };

    public static final ResourceType CLUSTER_NETWORK_POLICIES = TypeBuilder.of(
                    ANTREA, V1BETA1, "ClusterNetworkPolicy", "clusternetworkpolicies", "acnp")
            .withStatus()
            .columns(POLICY_COLUMNS);

    /** Antrea's policies within a namespace. */
    public static final ResourceType ANTREA_NETWORK_POLICIES = TypeBuilder.of(
                    ANTREA, V1BETA1, "NetworkPolicy", "networkpolicies", "annp", "anp")
            .namespaced()
            .withStatus()
            .columns(POLICY_COLUMNS);

    public static final ResourceType TRACEFLOWS = TypeBuilder.of(ANTREA, V1BETA1, "Traceflow", "traceflows", "tf")
            .withStatus()
            .columns(
                    column("Phase", "string", "/status/phase"),
                    wide("Source-Pod", "string", "/spec/source/pod"),
                    wide("Destination-Pod", "string", "/spec/destination/pod"),
                    wide("Destination-IP", "string", "/spec/destination/ip"),
                    wide("Live-Traffic", "boolean", "/spec/liveTraffic"),
                    wide("Dropped-Only", "boolean", "/spec/droppedOnly"),
                    wide("Timeout", "integer", "/spec/timeout"),
                    AGE);

    public static final ResourceType SUPPORT_BUNDLE_COLLECTIONS = TypeBuilder.of(
                    ANTREA, "v1alpha1", "SupportBundleCollection", "supportbundlecollections", "sbc")
            .withStatus()
            .columns(AGE);

    public static final ResourceType AGENT_INFOS = TypeBuilder.of(
                    ANTREA, V1BETA1, "AntreaAgentInfo", "antreaagentinfos", "aai")
            .columns(
                    column("Version", "string", "/version"),
                    column("Node", "string", "/nodeRef/name"),
                    column("Num Pods", "integer", "/localPodNum"),
                    AGE);

    public static final ResourceType CONTROLLER_INFOS = TypeBuilder.of(
                    ANTREA, V1BETA1, "AntreaControllerInfo", "antreacontrollerinfos", "aci")
            .columns(
                    column("Version", "string", "/version"),
                    column("Connected Agents", "integer", "/connectedAgentNum"),
                    AGE);

    private static final List<ResourceType> ALL = List.of(
            NAMESPACES,
            NODES,
            PODS,
            SERVICES,
            CONFIG_MAPS,
            SECRETS,
            SERVICE_ACCOUNTS,
            EVENTS,
            DEPLOYMENTS,
            LEASES,
            NETWORK_POLICIES,
            CLUSTER_ROLES,
            CLUSTER_ROLE_BINDINGS,
            TIERS,
            CLUSTER_GROUPS,
            CLUSTER_NETWORK_POLICIES,
            GROUPS,
            ANTREA_NETWORK_POLICIES,
            TRACEFLOWS,
            AGENT_INFOS,
            CONTROLLER_INFOS,
            SUPPORT_BUNDLE_COLLECTIONS);

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

    /** Worked out from the whole object. */
    private static Column computed(String name, String type) {
        return column(name, type, "");
    }

    private static Column wide(String name, String type, String pointer) {
        return new Column(name, type, pointer, true);
    }
}
