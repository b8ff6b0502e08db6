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

    /** What the names of links to pods begin with, for rules to tell them from the way to other nodes. */
    static final String POD_LINK = "pod";

    private static final Cidr EVERYBODY = Cidr.parse("0.0.0.0/0").orElseThrow();
    private static final int LINK_TO_SURROUNDINGS = 2;
    private static final int LINK_OF_POD = 2;

    private final Surroundings surroundings;
    private final NetworkNamespace namespace = NetworkNamespace.create();
    private final RouteTable routes = RouteTable.of(namespace);
    private final Firewall firewall;
    // Each node has one of its own: nobody takes a message from an address that it has itself.
    private final IpAddress gateway;
    private final int linkAtSurroundings;
    private int lastLink = LINK_TO_SURROUNDINGS;

    NodeRouter(Surroundings surroundings, boolean logging) {
        this.surroundings = surroundings;
        firewall = new Firewall(namespace, logging);
        linkAtSurroundings = surroundings.reserveLink();
        gateway = Surroundings.gateway(linkAtSurroundings);
    }

    /** Joins it to the others and lets it pass packets on. */
    void start() {
        routes.switchOn(RouteTable.LOOPBACK);
        routes.address(RouteTable.LOOPBACK, gateway);
        surroundings.join(routes, LINK_TO_SURROUNDINGS, linkAtSurroundings);
        routes.by(EVERYBODY, Surroundings.NEIGHBOUR, LINK_TO_SURROUNDINGS);
        namespace.inside(() -> {
            Settings.forwardPackets();
            Settings.refuseWithoutLimit();
            return true;
        });
    }

    Firewall firewall() {
        return firewall;
    }

    NetworkNamespace namespace() {
        return namespace;
    }

    /** Gives an endpoint its namespace. */
    PodNamespace join(Endpoint endpoint, Listeners listeners) {
        int link = ++lastLink;
        NetworkNamespace pod = NetworkNamespace.create();
        try (RouteTable inside = RouteTable.of(pod)) {
            inside.switchOn(RouteTable.LOOPBACK);
            inside.pair(LINK_OF_POD, "eth0", namespace, link, POD_LINK + link);
            inside.address(LINK_OF_POD, endpoint.address());
            inside.by(EVERYBODY, gateway, LINK_OF_POD);
            var channels = pod.inside(() -> {
                Settings.allowPings();
                Settings.refuseWithoutLimit();
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

    /**
     * Takes an endpoint's namespace away, with its link.
     *
     * @param addressStays whether another pod has the address already
     */
    void leave(PodNamespace pod, boolean addressStays) {
        if (!addressStays) {
            surroundings.left(pod.endpoint().address(), linkAtSurroundings);
        }
        routes.remove(pod.link());
        pod.close();
    }

    @Override
    public void close() {
        routes.close();
        firewall.close();
        namespace.close();
    }
}
