package io.tierwall.lab.network.kernel;

import io.tierwall.lab.network.Endpoint;
import io.tierwall.lab.network.NetworkException;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;

/**
 * A node: a namespace that every packet of its pods passes, with rules of its own. Every pod has a link of its own to
 * it and no neighbour. Not thread-safe, but for its firewall.
 */
final class NodeRouter implements AutoCloseable {

    /** How all pods know their node. */
    static final IpAddress GATEWAY = IpAddress.parse("169.254.1.1").orElseThrow();

    /** What the names of links to pods begin with, for rules to tell them from the way to other nodes. */
    static final String POD_LINK = "pod";

    private static final Cidr EVERYBODY = Cidr.parse("0.0.0.0/0").orElseThrow();
    private static final int LINK_TO_SURROUNDINGS = 2;
    private static final int LINK_OF_POD = 2;

    private final Surroundings surroundings;
    private final NetworkNamespace namespace = NetworkNamespace.create();
    private final RouteTable routes = RouteTable.of(namespace);
    private final Firewall firewall = new Firewall(namespace);
    private final int linkAtSurroundings;
    private int lastLink = LINK_TO_SURROUNDINGS;

    NodeRouter(Surroundings surroundings) {
        this.surroundings = surroundings;
        routes.switchOn(RouteTable.LOOPBACK);
        routes.address(RouteTable.LOOPBACK, GATEWAY);
        linkAtSurroundings = surroundings.join(routes, LINK_TO_SURROUNDINGS);
        routes.by(EVERYBODY, Surroundings.NEIGHBOUR, LINK_TO_SURROUNDINGS);
        namespace.inside(() -> {
            Settings.forwardPackets();
            return true;
        });
    }

    Firewall firewall() {
        return firewall;
    }

    /** Gives an endpoint its namespace. */
    PodNamespace join(Endpoint endpoint, Listeners listeners) {
        int link = ++lastLink;
        NetworkNamespace pod = NetworkNamespace.create();
        try (RouteTable inside = RouteTable.of(pod)) {
            inside.switchOn(RouteTable.LOOPBACK);
            inside.pair(LINK_OF_POD, "eth0", namespace, link, POD_LINK + link);
            inside.address(LINK_OF_POD, endpoint.address());
            inside.by(EVERYBODY, GATEWAY, LINK_OF_POD);
            var channels = pod.inside(() -> {
                Settings.allowPings();
                return listeners.open(endpoint.listening());
            });
            routes.switchOn(link);
            routes.direct(endpoint.address(), link);
            surroundings.arrived(endpoint.address(), linkAtSurroundings);
            return new PodNamespace(endpoint, pod, link, channels);
        } catch (NetworkException e) {
            pod.close();
            throw e;
        }
    }

    /** Takes an endpoint's namespace away, with its link. */
    void leave(PodNamespace pod) {
        surroundings.left(pod.endpoint().address(), linkAtSurroundings);
        routes.remove(pod.link());
        pod.close();
    }

    @Override
    public void close() {
        routes.close();
        namespace.close();
    }
}
