package io.tierwall.sync.plan;

import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Tier;

/** The kinds of object that are watched and written, in the order in which they can be created. */
public enum ObjectKind {
    TIER("Tier", "tiers"),
    CLUSTER_GROUP("ClusterGroup", "clustergroups"),
    CLUSTER_NETWORK_POLICY("ClusterNetworkPolicy", "clusternetworkpolicies");

    private final String title;
    private final String plural;

    ObjectKind(String title, String plural) {
        this.title = title;
        this.plural = plural;
    }

    /** The kind as objects say it. */
    public String title() {
        return title;
    }

    /** The kind as URLs say it. */
    public String plural() {
        return plural;
    }

    static ObjectKind of(AntreaObject<?> object) {
        return switch (object) {
            case Tier _ -> TIER;
            case ClusterGroup _ -> CLUSTER_GROUP;
            case ClusterNetworkPolicy _ -> CLUSTER_NETWORK_POLICY;
        };
    }
}
