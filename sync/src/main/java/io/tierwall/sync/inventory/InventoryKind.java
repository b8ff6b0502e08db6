package io.tierwall.sync.inventory;

/** The kinds that the inventory knows. */
public enum InventoryKind {
    NAMESPACES("api/v1", "Namespace", "namespaces"),
    PODS("api/v1", "Pod", "pods"),
    NODES("api/v1", "Node", "nodes"),
    SERVICES("api/v1", "Service", "services"),
    CLUSTER_NETWORK_POLICIES("apis/crd.antrea.io/v1beta1", "ClusterNetworkPolicy", "clusternetworkpolicies"),
    ANTREA_NETWORK_POLICIES("apis/crd.antrea.io/v1beta1", "NetworkPolicy", "networkpolicies"),
    NETWORK_POLICIES("apis/networking.k8s.io/v1", "NetworkPolicy", "networkpolicies"),
    TIERS("apis/crd.antrea.io/v1beta1", "Tier", "tiers"),
    CLUSTER_GROUPS("apis/crd.antrea.io/v1beta1", "ClusterGroup", "clustergroups"),
    GROUPS("apis/crd.antrea.io/v1beta1", "Group", "groups"),
    CONTROLLER_INFOS("apis/crd.antrea.io/v1beta1", "AntreaControllerInfo", "antreacontrollerinfos"),
    AGENT_INFOS("apis/crd.antrea.io/v1beta1", "AntreaAgentInfo", "antreaagentinfos");

    private final String root;
    private final String title;
    private final String plural;

    InventoryKind(String root, String title, String plural) {
        this.root = root;
        this.title = title;
        this.plural = plural;
    }

    /** The kind as objects say it; two kinds of policy have the same. */
    public String title() {
        return title;
    }

    /** Group and version as objects say it. */
    String apiVersion() {
        return root.substring(root.indexOf('/') + 1);
    }

    /** The kind as URLs say it. */
    String plural() {
        return plural;
    }

    String path() {
        return root + "/" + plural;
    }
}
