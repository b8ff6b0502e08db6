package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.lab.network.Endpoint;
import io.tierwall.lab.network.Endpoint.Listener;
import io.tierwall.lab.network.NetworkException;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Links and routes. Every pod has a link of its own to the router and no neighbour: whatever it sends passes the
 * router's rules. What is no pod's address goes to the world outside, which answers under every address.
 */
final class Topology implements AutoCloseable {

    private static final String GATEWAY = "169.254.1.1";
    private static final String OUTSIDE_GATEWAY = "169.254.2.1";
    private static final String OUTSIDE = "169.254.2.2";
    private static final String OUTSIDE_LINK = "outside";
    private static final Set<Listener> OUTSIDE_PORTS =
            Set.of(new Listener(Protocol.TCP, 80), new Listener(Protocol.UDP, 80));
    /** Where all pods of all lab clusters have their addresses: nothing else there answers. */
    private static final String POD_ADDRESSES = "198.18.0.0/15";

    private final NetworkNamespace router;
    private final Listeners listeners;
    private final NetworkNamespace outside;
    private final List<SelectableChannel> outsideChannels;
    private int lastLink;

    Topology(NetworkNamespace router, Listeners listeners) {
        this.router = router;
        this.listeners = listeners;
        router.inside(() -> {
            switchOn("net/ipv4/ip_forward");
            Commands.ip(List.of("link set lo up", "route add blackhole " + POD_ADDRESSES));
            return true;
        });
        outside = NetworkNamespace.create();
        link(
                outside,
                OUTSIDE_LINK,
                List.of(
                        "address add " + OUTSIDE + "/32 dev eth0",
                        "route add " + OUTSIDE_GATEWAY + " dev eth0 scope link",
                        "route add " + POD_ADDRESSES + " via " + OUTSIDE_GATEWAY + " dev eth0"),
                List.of(
                        "address add " + OUTSIDE_GATEWAY + "/32 dev " + OUTSIDE_LINK,
                        "route add " + OUTSIDE + " dev " + OUTSIDE_LINK + " scope link",
                        "route add default via " + OUTSIDE + " dev " + OUTSIDE_LINK));
        outsideChannels = outside.inside(() -> {
            // Answers come from the address that was asked for, whichever it was.
            Commands.nft("add table ip everybody\n"
                    + "add chain ip everybody arriving { type nat hook prerouting priority dstnat; }\n"
                    + "add rule ip everybody arriving iifname \"eth0\" dnat to " + OUTSIDE + "\n");
            return listeners.open(OUTSIDE_PORTS);
        });
    }

    private static void switchOn(String setting) throws IOException {
        Files.writeString(Path.of("/proc/sys").resolve(setting), "1\n");
    }

    /** Gives an endpoint its namespace. */
    PodNamespace join(Endpoint endpoint) {
        String name = "pod" + ++lastLink;
        String address = endpoint.address().toString();
        NetworkNamespace namespace = NetworkNamespace.create();
        try {
            link(
                    namespace,
                    name,
                    List.of(
                            "address add " + address + "/32 dev eth0",
                            "route add " + GATEWAY + " dev eth0 scope link",
                            "route add default via " + GATEWAY + " dev eth0"),
                    List.of(
                            "address add " + GATEWAY + "/32 dev " + name,
                            "route add " + address + " dev " + name + " scope link"));
            return new PodNamespace(
                    endpoint, namespace, name, namespace.inside(() -> listeners.open(endpoint.listening())));
        } catch (NetworkException e) {
            namespace.close();
            throw e;
        }
    }

    /** A pair of interfaces: {@code eth0} inside the namespace, {@code name} at the router. */
    private void link(NetworkNamespace namespace, String name, List<String> inside, List<String> atRouter) {
        router.inside(() -> {
            Commands.ip(List.of(
                    "link add " + name + " type veth peer name eth0 netns " + namespace.path(),
                    "link set " + name + " up"));
            return true;
        });
        namespace.inside(() -> {
            Commands.ip(List.of("link set lo up", "link set eth0 up"));
            Commands.ip(inside);
            return true;
        });
        router.inside(() -> {
            Commands.ip(atRouter);
            return true;
        });
    }

    /** Takes an endpoint's namespace away, with its link. */
    void leave(PodNamespace pod) {
        router.inside(() -> {
            Commands.ip(List.of("link delete " + pod.link()));
            return true;
        });
        pod.close();
    }

    @Override
    public void close() {
        outsideChannels.forEach(Listeners::closeQuietly);
        outside.close();
    }
}
