package io.tierwall.antrea.resolve;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.address.IpAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where packets to the cluster addresses of services go: at the sending pod's node, before any rule sees them, to one
 * of the endpoints.
 *
 * @param routes one for each address and port of a service, ordered by service
 */
public record ServiceRoutes(List<Route> routes) {

    /** No services. */
    public static final ServiceRoutes NONE = new ServiceRoutes(List.of());

    /**
     * One port of a service.
     *
     * @param address the service's cluster address
     * @param port the service's port
     * @param endpoints any of these; none means that the packet is refused
     */
    public record Route(ServiceName service, IpAddress address, Protocol protocol, int port, List<Endpoint> endpoints) {

        public Route {
            endpoints = List.copyOf(endpoints);
        }
    }

    /** A port of a ready pod. */
    public record Endpoint(IpAddress address, int port) {}

    public ServiceRoutes {
        routes = List.copyOf(routes);
    }

    /** The route that a packet takes, if it is addressed to a port of a service. */
    public Optional<Route> find(IpAddress address, Protocol protocol, int port) {
        return routes.stream()
                .filter(route -> route.port() == port
                        && route.protocol() == protocol
                        && route.address().equals(address))
                .findFirst();
    }

    /** The cluster addresses of services. */
    public Set<IpAddress> addresses(Collection<ServiceName> services) {
        return routes.stream()
                .filter(route -> services.contains(route.service()))
                .map(Route::address)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
