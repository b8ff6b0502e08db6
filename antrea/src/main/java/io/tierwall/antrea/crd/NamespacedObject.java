package io.tierwall.antrea.crd;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/**
 * The objects of a namespace. Tierwall writes none of them, but what they say is met by the same packets.
 *
 * @param <S> the spec
 */
public abstract sealed class NamespacedObject<S> extends AntreaResource<S> implements Namespaced
        permits NetworkPolicy, Group {

    NamespacedObject(ObjectMeta metadata, S spec) {
        super(metadata, spec);
    }
}
