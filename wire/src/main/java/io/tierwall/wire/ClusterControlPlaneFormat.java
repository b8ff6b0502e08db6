package io.tierwall.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.ClusterControlPlane;

/** Registered clusters. They are registered by Tierwall's own API, so there is nothing to read here. */
final class ClusterControlPlaneFormat {

    static final String TYPE = "ClusterControlPlane";

    private ClusterControlPlaneFormat() {}

    static void write(ClusterControlPlane cluster, ObjectNode out) {
        CommonFields.write(cluster, TYPE, out);
        out.put("node_id", cluster.nodeId().toString());
        out.put("node_type", "ANTREA_NODE");
    }
}
