package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.Endpoint.Listener;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.math.BigInteger;
import java.nio.channels.SelectableChannel;
import java.util.List;
import java.util.Set;

/**
 * What lies between the nodes and around them: a namespace that knows which node a pod's address is at, and is itself
 * the world outside, which answers under every address that is not the cluster's.
 */
final class Surroundings implements AutoCloseable {

    /** Where nodes send what is not for their own pods. */
    static final IpAddress NEIGHBOUR = IpAddress.parse("169.254.2.1").orElseThrow();

    private static final IpAddress FIRST_GATEWAY =
            IpAddress.parse("169.254.4.0").orElseThrow();

    private static final Set<Listener> OPEN_PORTS =
            Set.of(new Listener(Protocol.TCP, 80), new Listener(Protocol.UDP, 80));

    private final NetworkNamespace namespace = NetworkNamespace.create();
    private final RouteTable routes = RouteTable.of(namespace);
    private final Listeners listeners;
    private List<SelectableChannel> channels = List.of();
    private int lastLink = RouteTable.LOOPBACK;

    Surroundings(Listeners listeners) {
        this.listeners = listeners;
    }

    /** Lets it answer and pass packets on. */
    void start() {
        routes.switchOn(RouteTable.LOOPBACK);
        routes.address(RouteTable.LOOPBACK, NEIGHBOUR);
        routes.nowhere(ClusterNetwork.CLUSTER_ADDRESSES);
        try (Nftables nftables = new Nftables(namespace)) {
            // Answers come from the address that was asked for, whichever it was.
            nftables.load("add table ip everybody\n"
                    + "add chain ip everybody arriving { type nat hook prerouting priority dstnat; }\n"
                    + "add rule ip everybody arriving iifname \"node*\" ip daddr != "
                    + ClusterNetwork.CLUSTER_ADDRESSES + " dnat to " + NEIGHBOUR + "\n");
        }
        channels = namespace.inside(() -> {
            Settings.forwardPackets();
            Settings.refuseWithoutLimit();
            return listeners.open(OPEN_PORTS);
        });
    }

    /** The address of the node behind a link, which is also how the node's pods know it. */
    static IpAddress gateway(int link) {
        return new IpAddress(FIRST_GATEWAY.family(), FIRST_GATEWAY.value().add(BigInteger.valueOf(link)));
    }

    /** The number of a link for one more node. */
    int reserveLink() {
        return ++lastLink;
    }

    /** Joins a node to all others by a pair of links, one end there and one here. */
    void join(RouteTable node, int linkOfNode, int link) {
        node.pair(linkOfNode, "around", namespace, link, "node" + link);
        routes.switchOn(link);
    }

    /** A pod's address is at the node behind this link. */
    void arrived(IpAddress pod, int link) {
        routes.by(Cidr.host(pod), gateway(link), link);
    }

    /** A pod's address is not at that node any more. */
    void left(IpAddress pod, int link) {
        routes.forget(pod, link);
    }

    @Override
    public void close() {
        channels.forEach(Listeners::closeQuietly);
        routes.close();
        namespace.close();
    }
}
