package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.network.AddressPool;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.model.address.IpAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the API server itself writes into services: their address, and what their ports leave open. */
final class ServiceDefaults {

    private final ObjectStore store;
    private final AddressPool addresses;

    ServiceDefaults(ObjectStore store, AddressPool addresses) {
        this.store = store;
        this.addresses = addresses;
    }

    void complete(Optional<ObjectNode> before, ObjectNode service) {
        ObjectNode spec = service.withObject("/spec");
        if (!spec.has("type")) {
            spec.put("type", "ClusterIP");
        }
        for (JsonNode port : spec.path("ports")) {
            if (port instanceof ObjectNode open) {
                completePort(open);
            }
        }
        boolean named = !spec.path("clusterIP").asText("").isEmpty();
        if (!named && !spec.path("type").asText().equals("ExternalName")) {
            String address = before.map(known -> known.at("/spec/clusterIP").asText(""))
                    .filter(known -> !known.isEmpty())
                    .orElseGet(this::free);
            spec.put("clusterIP", address);
            spec.putArray("clusterIPs").add(address);
        } else if (named && !spec.has("clusterIPs")) {
            spec.putArray("clusterIPs").add(spec.path("clusterIP").asText());
        }
    }

    private static void completePort(ObjectNode port) {
        if (!port.has("protocol")) {
            port.put("protocol", "TCP");
        }
        if (!port.has("targetPort") && port.has("port")) {
            port.set("targetPort", port.get("port"));
        }
    }

    private String free() {
        Set<String> used = store.list(ResourceTypes.SERVICES).items().stream()
                .map(service -> service.at("/spec/clusterIP").asText(""))
                .collect(Collectors.toSet());
        return addresses
                .take(candidate -> used.contains(candidate.toString()))
                .map(IpAddress::toString)
                .orElseThrow(() -> ApiException.internal(
                        "all addresses for services are in use (" + addresses.block() + "): delete a service"));
    }
}
