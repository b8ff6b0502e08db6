package io.tierwall.antrea.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Antrea's own NetworkPolicy: rules for pods of its namespace, with tier and priority like those of a
 * {@link ClusterNetworkPolicy}. Not Kubernetes' kind of the same name.
 */
@Group(AntreaResource.GROUP)
@Version(AntreaResource.VERSION)
@Singular("networkpolicy")
@Plural("networkpolicies")
public final class NetworkPolicy extends NamespacedObject<ClusterNetworkPolicy.Spec> {

    private ClusterNetworkPolicy.@Nullable Status status;

    public NetworkPolicy() {
        this(new ObjectMeta(), new ClusterNetworkPolicy.Spec("application", 1, List.of(), List.of(), List.of()));
    }

    public NetworkPolicy(ObjectMeta metadata, ClusterNetworkPolicy.Spec spec) {
        super(metadata, spec);
    }

    @JsonProperty
    public ClusterNetworkPolicy.@Nullable Status getStatus() {
        return status;
    }

    public void setStatus(ClusterNetworkPolicy.@Nullable Status status) {
        this.status = status;
    }
}
