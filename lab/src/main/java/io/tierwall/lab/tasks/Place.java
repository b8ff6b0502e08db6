package io.tierwall.lab.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.model.address.IpAddress;
import java.util.Optional;

/**
 * An end of a packet's way.
 *
 * @param pod namespace and name; empty for an address outside the cluster
 * @param node where the pod runs; empty outside
 */
record Place(IpAddress address, String pod, String node) {

    static Place outside(IpAddress address) {
        return new Place(address, "", "");
    }

    /** A pod by its name; nothing when it has no address. */
    static Optional<Place> ofPod(ObjectStore store, ObjectKey key) {
        return store.find(ResourceTypes.PODS, key).flatMap(Place::of);
    }

    /** The pod that has an address, or a place outside. */
    static Place of(ObjectStore store, IpAddress address) {
        return store.list(ResourceTypes.PODS).items().stream()
                .flatMap(pod -> of(pod).stream())
                .filter(place -> place.address().equals(address))
                .findFirst()
                .orElseGet(() -> outside(address));
    }

    private static Optional<Place> of(ObjectNode pod) {
        return IpAddress.parse(pod.at("/status/podIP").asText(""))
                .map(address -> new Place(
                        address,
                        ObjectKey.of(pod).toString(),
                        pod.at("/spec/nodeName").asText()));
    }

    boolean isPod() {
        return !pod.isEmpty();
    }
}
