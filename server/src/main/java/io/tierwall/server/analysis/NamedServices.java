package io.tierwall.server.analysis;

import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Service;
import io.tierwall.antrea.resolve.ServiceRoutes;
import io.tierwall.antrea.resolve.ServiceRouting;
import java.util.List;

/** The services of a cluster. Pure. */
public final class NamedServices {

    private NamedServices() {}

    /**
     * A service that has an address in the cluster.
     *
     * @param field that named it, for messages
     * @param written {@code namespace/name}
     * @throws QuestionException when there is no such service, or it has no address
     */
    public static Service find(String field, String written, ClusterPicture picture) {
        List<Service> services = picture.inventory().services();
        Service service = services.stream()
                .filter(candidate -> name(candidate).equals(written))
                .findFirst()
                .orElseThrow(() -> new QuestionException(
                        field,
                        "there is no service " + written + " in "
                                + picture.cluster().path().id() + ". Write namespace/name."
                                + NearestNames.hintWithin(
                                        written,
                                        services.stream()
                                                .map(NamedServices::name)
                                                .toList())));
        if (service.clusterAddresses().isEmpty()) {
            throw new QuestionException(
                    field, "the service " + written + " is headless: clients address its pods. Ask about these.");
        }
        return service;
    }

    /** Where packets to these services go. Only these are looked into: there may be many, and many pods. */
    public static ServiceRoutes routes(ClusterPicture picture, List<Service> services) {
        Inventory inventory = picture.inventory();
        return ServiceRouting.of(new Inventory(inventory.namespaces(), inventory.pods(), services, inventory.nodes()));
    }

    private static String name(Service service) {
        return service.namespace() + "/" + service.name();
    }
}
