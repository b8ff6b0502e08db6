package io.tierwall.lab.network;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.address.IpAddress;
import java.util.Set;

/**
 * A pod as the network sees it.
 *
 * @param name unique in the cluster, such as {@code a/web}
 * @param address its only address
 * @param listening where it answers
 */
public record Endpoint(String name, IpAddress address, Set<Listener> listening) {

    /** A port that answers: TCP connections are accepted, and what is sent comes back. */
    public record Listener(Protocol protocol, int port) {}

    public Endpoint {
        listening = Set.copyOf(listening);
    }
}
