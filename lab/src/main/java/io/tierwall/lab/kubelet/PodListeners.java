package io.tierwall.lab.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.lab.network.Endpoint.Listener;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a pod listens: TCP and UDP, on the ports that its containers declare; on 80 when none is declared. */
final class PodListeners {

    private static final int DEFAULT_PORT = 80;
    private static final int HIGHEST_PORT = 65_535;

    private PodListeners() {}

    static Set<Listener> of(JsonNode pod) {
        List<Integer> declared = pod.at("/spec/containers")
                .valueStream()
                .flatMap(container -> container.path("ports").valueStream())
                .map(port -> port.path("containerPort").asInt())
                .filter(port -> port > 0 && port <= HIGHEST_PORT)
                .distinct()
                .toList();
        Set<Listener> listeners = new LinkedHashSet<>();
        for (int port : declared.isEmpty() ? List.of(DEFAULT_PORT) : declared) {
            listeners.add(new Listener(Protocol.TCP, port));
            listeners.add(new Listener(Protocol.UDP, port));
        }
        return listeners;
    }
}
