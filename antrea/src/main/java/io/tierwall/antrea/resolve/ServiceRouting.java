package io.tierwall.antrea.resolve;

import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Inventory.Service;
import io.tierwall.antrea.resolve.Inventory.ServicePort;
import io.tierwall.antrea.resolve.ServiceRoutes.Endpoint;
import io.tierwall.antrea.resolve.ServiceRoutes.Route;
import io.tierwall.model.address.IpAddress;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the endpoints of services: the ready pods that they select. */
public final class ServiceRouting {

    private final Inventory inventory;

    private ServiceRouting(Inventory inventory) {
        this.inventory = inventory;
    }

    public static ServiceRoutes of(Inventory inventory) {
        ServiceRouting routing = new ServiceRouting(inventory);
        return new ServiceRoutes(inventory.services().stream()
                .sorted(Comparator.comparing(ServiceRouting::name))
                .flatMap(routing::routes)
                .toList());
    }

    private static ServiceName name(Service service) {
        return new ServiceName(service.namespace(), service.name());
    }

    private Stream<Route> routes(Service service) {
        List<Pod> ready = inventory.pods().stream()
                .filter(pod -> pod.ready() && service.selects(pod))
                .sorted()
                .toList();
        return service.clusterAddresses().stream()
                .flatMap(address -> service.ports().stream()
                        .map(port -> new Route(
                                name(service),
                                address,
                                port.protocol(),
                                port.port(),
                                endpoints(address, port, ready))));
    }

    private static List<Endpoint> endpoints(IpAddress service, ServicePort port, List<Pod> pods) {
        return pods.stream()
                .flatMap(pod -> pod.addresses().stream()
                        .filter(address -> address.family() == service.family())
                        .flatMap(address -> target(port, pod).mapToObj(number -> new Endpoint(address, number))))
                .toList();
    }

    /** The port of a pod that a service's port leads to; none when the pod has no port of that name. */
    private static IntStream target(ServicePort port, Pod pod) {
        if (port.targetPort().isEmpty()) {
            return IntStream.of(port.port());
        }
        if (Character.isDigit(port.targetPort().charAt(0))
                && port.targetPort().chars().allMatch(Character::isDigit)) {
            return IntStream.of(Integer.parseInt(port.targetPort()));
        }
        return pod.ports().stream()
                .filter(declared -> declared.protocol() == port.protocol()
                        && declared.name().equals(port.targetPort()))
                .mapToInt(Inventory.ContainerPort::port)
                .limit(1);
    }
}
