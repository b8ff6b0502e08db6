package io.tierwall.model;

/**
 * One cluster in which a policy is enforced.
 *
 * @param path {@code …/security-policies/{policy}/container-cluster-span/{id}}
 * @param cluster path of the {@link ClusterControlPlane}; fixed at creation, once per policy
 */
public record ContainerClusterSpan(IntentPath path, Naming naming, SystemFields system, IntentPath cluster)
        implements IntentObject {

    @Override
    public ContainerClusterSpan withSystem(SystemFields other) {
        return new ContainerClusterSpan(path, naming, other, cluster);
    }
}
