package io.tierwall.lab.probes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.model.address.IpAddress;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The pods that can be probed.
 *
 * @param addresses by namespace/name, in order
 */
record RunningPods(Map<String, IpAddress> addresses) {

    RunningPods {
        addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
    }

    static RunningPods of(ObjectStore store) {
        Map<String, IpAddress> addresses = new TreeMap<>();
        for (JsonNode pod : store.list(ResourceTypes.PODS).items()) {
            boolean runs = pod.at("/status/phase").asText().equals("Running");
            IpAddress.parse(pod.at("/status/podIP").asText(""))
                    .filter(_ -> runs)
                    .ifPresent(address -> addresses.put(ObjectKey.of(pod).toString(), address));
        }
        return new RunningPods(addresses);
    }

    /** @throws ApiException when it is not there */
    void requireSender(String pod) {
        if (!addresses.containsKey(pod)) {
            throw ApiException.badRequest("from: no running pod " + pod + "; " + known());
        }
    }

    /** @throws ApiException when it is neither a pod nor an address */
    IpAddress destination(String podOrAddress) {
        return Optional.ofNullable(addresses.get(podOrAddress))
                .or(() -> IpAddress.parse(podOrAddress))
                .orElseThrow(() -> ApiException.badRequest(
                        "to: neither a running pod nor an IP address: " + podOrAddress + "; " + known()));
    }

    private String known() {
        return addresses.isEmpty() ? "no pods run" : "those that run are " + String.join(", ", addresses.keySet());
    }
}
