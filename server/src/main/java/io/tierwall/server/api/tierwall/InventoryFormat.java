package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.sync.inventory.Coverage;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.util.List;
import java.util.Map;

/** How an object of a cluster is written. */
final class InventoryFormat {

    private InventoryFormat() {}

    /** The kind in one word; unlike in Kubernetes, the two kinds of NetworkPolicy have two. */
    static String word(InventoryKind kind) {
        return kind == InventoryKind.ANTREA_NETWORK_POLICIES ? "AntreaNetworkPolicy" : kind.title();
    }

    static ObjectNode write(InventoryItem item) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("kind", word(item.kind()));
        if (!item.namespace().isEmpty()) {
            out.put("namespace", item.namespace());
        }
        out.put("name", item.name()).put("uid", item.uid());
        out.put("owner", item.ours() ? "ours" : "foreign");
        ObjectNode labels = out.putObject("labels");
        item.labels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(label -> labels.put(label.getKey(), label.getValue()));
        writeFacts(item.facts(), out);
        return out;
    }

    private static void writeFacts(Facts facts, ObjectNode out) {
        switch (facts) {
            case Facts.None _ -> {}
            case Facts.Pod pod -> {
                out.put("node", pod.node()).put("phase", pod.phase()).put("service_account", pod.serviceAccount());
                texts(out, "addresses", pod.addresses());
                texts(
                        out,
                        "ports",
                        pod.ports().stream()
                                .map(port -> port.port() + "/" + port.protocol())
                                .toList());
            }
            case Facts.Node node -> {
                out.put("ready", node.ready());
                texts(out, "addresses", node.addresses());
            }
            case Facts.Service service -> {
                out.put("type", service.type());
                texts(out, "addresses", service.addresses());
                texts(
                        out,
                        "ports",
                        service.ports().stream()
                                .map(port -> port.port() + "/" + port.protocol())
                                .toList());
                ObjectNode selector = out.putObject("selector");
                service.selector().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(label -> selector.put(label.getKey(), label.getValue()));
            }
            case Facts.Document document -> {
                if (document.tree().at("/spec/tier").isTextual()) {
                    out.put("tier", document.tree().at("/spec/tier").asText());
                }
                if (document.tree().at("/spec/priority").isNumber()) {
                    out.put("priority", document.tree().at("/spec/priority").asDouble());
                }
            }
            case Facts.Health health -> out.put("version", health.version());
        }
    }

    private static void texts(ObjectNode out, String field, List<String> values) {
        values.forEach(out.putArray(field)::add);
    }

    /** Whether each kind of a list is known, and if not, why. */
    static void writeCoverage(Inventory inventory, List<InventoryKind> kinds, ObjectNode page) {
        var coverage = page.putArray("coverage");
        for (InventoryKind kind : kinds) {
            Coverage known = inventory.coverage(kind);
            coverage.addObject()
                    .put("kind", word(kind))
                    .put("state", known.known() ? "KNOWN" : "UNKNOWN")
                    .put("since", known.since().toString())
                    .put("reason", known.reason());
        }
    }
}
