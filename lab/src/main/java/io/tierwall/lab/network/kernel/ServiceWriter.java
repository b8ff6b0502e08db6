package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ServiceRoutes;
import io.tierwall.antrea.resolve.ServiceRoutes.Endpoint;
import io.tierwall.antrea.resolve.ServiceRoutes.Route;
import io.tierwall.model.address.IpAddress;
import io.tierwall.model.address.IpAddress.Family;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the ways through services for nftables. */
final class ServiceWriter {

    private final ServiceRoutes services;

    ServiceWriter(ServiceRoutes services) {
        this.services = services;
    }

    private Stream<Route> routes() {
        return services.routes().stream()
                .filter(route -> route.address().family() == Family.IPV4 && route.protocol() != Protocol.ICMP);
    }

    private static String addressed(Route route) {
        return "iifname \"" + NodeRouter.POD_LINK + "*\" ip daddr " + route.address() + " "
                + route.protocol().name().toLowerCase(Locale.ROOT) + " dport " + route.port() + " ";
    }

    /** Sends what is for services to any of their endpoints, before a rule sees it. */
    List<String> toEndpoints() {
        return routes().filter(route -> !route.endpoints().isEmpty())
                .map(route -> addressed(route) + "dnat ip to " + choice(route.endpoints()))
                .toList();
    }

    private static String choice(List<Endpoint> endpoints) {
        return IntStream.range(0, endpoints.size())
                .mapToObj(index -> index + " : " + endpoints.get(index).address() + " . "
                        + endpoints.get(index).port())
                .collect(Collectors.joining(", ", "numgen random mod " + endpoints.size() + " map { ", " }"));
    }

    /** Refuses what is for services that have no endpoint, as if nothing listened. */
    List<String> unserved() {
        return routes().filter(route -> route.endpoints().isEmpty())
                .map(route -> addressed(route)
                        + (route.protocol() == Protocol.TCP
                                ? "reject with tcp reset"
                                : "reject with icmp type port-unreachable"))
                .toList();
    }

    /** The addresses that a service may lead to, also from themselves. */
    Set<IpAddress> endpoints() {
        return routes().flatMap(route -> route.endpoints().stream())
                .map(Endpoint::address)
                .collect(Collectors.toSet());
    }
}
