package io.tierwall.model;

import java.util.UUID;

/**
 * A registered cluster. How to reach it is a secret and not part of the intent.
 *
 * @param path {@code /infra/sites/default/enforcement-points/default/cluster-control-planes/{id}}
 * @param nodeId assigned at registration
 */
public record ClusterControlPlane(IntentPath path, Naming naming, SystemFields system, UUID nodeId)
        implements IntentObject {

    @Override
    public ClusterControlPlane withSystem(SystemFields other) {
        return new ClusterControlPlane(path, naming, other, nodeId);
    }

    @Override
    public ClusterControlPlane succeeding(IntentObject predecessor) {
        return new ClusterControlPlane(
                path, naming, predecessor.system(), ((ClusterControlPlane) predecessor).nodeId());
    }
}
