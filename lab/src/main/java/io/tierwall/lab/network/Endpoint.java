package io.tierwall.lab.network;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.address.IpAddress;
import java.util.Set;

/**
 * A pod as the network sees it.
 *
 * @param name unique in the cluster, such as {@code a/web}
 * @param node the node that it runs on, which enforces its rules
 * @param address its only address
 * @param listening where it answers
 */
public record Endpoint(String name, String node, IpAddress address, Set<Listener> listening) {

    /** The node of endpoints that say nothing about it. */
    public static final String ONLY_NODE = "node";

    /** A port that answers: TCP connections are accepted, and what is sent comes back. */
    public record Listener(Protocol protocol, int port) {}

    public Endpoint {
        listening = Set.copyOf(listening);
    }

    /** An endpoint of a cluster of one node. */
    public Endpoint(String name, IpAddress address, Set<Listener> listening) {
        this(name, ONLY_NODE, address, listening);
    }
}
