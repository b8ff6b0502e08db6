package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.tierwall.antrea.crd.Peer;
import org.jspecify.annotations.Nullable;

/**
 * Something to find out about members. The answer depends on groups and on what runs in the cluster, and changes with
 * them.
 */
sealed interface Question {

    /** Who is meant by one entry of appliedTo, from or to. */
    record Entry(Peer peer, PolicyScope scope) implements Question {}

    /** Who is meant by an entry whose namespaces relate to this one. */
    record Related(Peer peer, Peer.Namespaces relation, String toNamespace) implements Question {}

    /** Which pods selectors select; no namespace selector means those of the scope. */
    record Selected(
            @Nullable LabelSelector ofNamespaces, @Nullable LabelSelector ofPods, PolicyScope scope)
            implements Question {}

    /** Which pods there are. */
    record EveryPod() implements Question {}
}
