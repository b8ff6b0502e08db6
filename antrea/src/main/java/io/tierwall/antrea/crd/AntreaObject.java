package io.tierwall.antrea.crd;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/**
 * The objects of a whole cluster: those that Tierwall writes.
 *
 * @param <S> the spec
 */
public abstract sealed class AntreaObject<S> extends AntreaResource<S>
        permits Tier, ClusterGroup, ClusterNetworkPolicy {

    AntreaObject(ObjectMeta metadata, S spec) {
        super(metadata, spec);
    }
}
