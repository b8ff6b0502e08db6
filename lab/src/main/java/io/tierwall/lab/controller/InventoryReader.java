package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Inventory.Service;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.model.address.IpAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what runs in a cluster, as far as policies can select it. */
final class InventoryReader {

    private static final Set<String> TERMINATED = Set.of("Succeeded", "Failed");

    private InventoryReader() {}

    static Inventory read(Snapshot snapshot) {
        return new Inventory(
                snapshot.namespaces().stream().map(InventoryReader::namespace).toList(),
                snapshot.pods().stream()
                        .filter(InventoryReader::isSelectable)
                        .map(InventoryReader::pod)
                        .toList(),
                snapshot.services().stream().map(InventoryReader::service).toList());
    }

    private static boolean isSelectable(JsonNode pod) {
        return !pod.at("/spec/hostNetwork").asBoolean()
                && !TERMINATED.contains(pod.at("/status/phase").asText());
    }

    private static Namespace namespace(JsonNode object) {
        return new Namespace(ObjectKey.of(object).name(), texts(object.at("/metadata/labels")));
    }

    private static Pod pod(JsonNode object) {
        ObjectKey key = ObjectKey.of(object);
        List<IpAddress> addresses = object.at("/status/podIPs")
                .valueStream()
                .map(entry -> IpAddress.parse(entry.path("ip").asText("")))
                .flatMap(Optional::stream)
                .toList();
        return new Pod(
                key.namespace(),
                key.name(),
                texts(object.at("/metadata/labels")),
                object.at("/spec/nodeName").asText(""),
                addresses);
    }

    private static Service service(JsonNode object) {
        ObjectKey key = ObjectKey.of(object);
        return new Service(key.namespace(), key.name(), texts(object.at("/spec/selector")));
    }

    private static Map<String, String> texts(JsonNode map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
