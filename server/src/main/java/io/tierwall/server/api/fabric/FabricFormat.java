package io.tierwall.server.api.fabric;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.sync.inventory.AntreaHealth;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.HealthState;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.util.Map;

/** How NSX writes what was discovered in a cluster. An external id is the uid that Kubernetes gave. */
final class FabricFormat {

    /** NSX's scope of a tag that is a label in Kubernetes. */
    private static final String LABEL = "dis:k8s:";

    private FabricFormat() {}

    static ObjectNode write(FabricType type, FabricCluster cluster, InventoryItem item) {
        ObjectNode out = base(type.title(), item.name());
        out.put("external_id", item.uid()).put("container_cluster_id", cluster.id());
        if (!item.namespace().isEmpty()) {
            out.put("container_project_id", cluster.projectId(item));
        }
        out.putArray("network_errors");
        out.putArray("origin_properties");
        tags(item, out);
        details(cluster, item, out);
        return out;
    }

    static ObjectNode write(FabricCluster discovered) {
        ClusterControlPlane cluster = discovered.cluster();
        AntreaHealth health = discovered.health();
        ObjectNode out = base("ContainerCluster", cluster.naming().displayName());
        out.put("external_id", cluster.nodeId().toString());
        out.put("cluster_type", "Kubernetes").put("cni_type", "Antrea");
        out.put("network_status", health.controller() == HealthState.HEALTHY ? "HEALTHY" : "UNHEALTHY");
        out.putArray("network_errors");
        var properties = out.putArray("origin_properties");
        properties.addObject().put("key", "path").put("value", cluster.path().value());
        properties.addObject().put("key", "antrea_version").put("value", health.version());
        return out;
    }

    private static ObjectNode base(String type, String name) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        return out.put("resource_type", type).put("display_name", name);
    }

    private static void tags(InventoryItem item, ObjectNode out) {
        var tags = out.putArray("tags");
        item.labels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(label ->
                        tags.addObject().put("scope", LABEL + label.getKey()).put("tag", label.getValue()));
    }

    private static void details(FabricCluster cluster, InventoryItem item, ObjectNode out) {
        switch (item.facts()) {
            case Facts.None _, Facts.Health _ -> {}
            case Facts.Node node -> {
                var addresses = out.putArray("ip_addresses");
                node.addresses().forEach(addresses::add);
                out.put("provider_id", node.providerId());
                HealthState agent = cluster.health().agents().getOrDefault(item.name(), HealthState.UNKNOWN);
                out.put("cni_agent_status", agent == HealthState.HEALTHY ? "HEALTHY" : "UNHEALTHY");
            }
            case Facts.Pod pod -> {
                out.put("status", podStatus(pod.phase()));
                out.put("cluster_node_id", cluster.nodes().getOrDefault(pod.node(), ""));
                var applications = out.putArray("container_application_ids");
                cluster.applicationIds(item).forEach(applications::add);
            }
            case Facts.Service _ -> out.put("status", "UNKNOWN");
            case Facts.Document _ ->
                out.put("policy_type", policyType(item.kind()))
                        .put("spec", item.yaml().orElse(""));
        }
    }

    private static String podStatus(String phase) {
        return switch (phase) {
            case "Running" -> "UP";
            case "Failed" -> "DOWN";
            case String _ -> "UNKNOWN";
        };
    }

    private static String policyType(InventoryKind kind) {
        return switch (kind) {
            case CLUSTER_NETWORK_POLICIES -> "ACNP";
            case ANTREA_NETWORK_POLICIES -> "ANP";
            case NETWORK_POLICIES,
                    NAMESPACES,
                    PODS,
                    NODES,
                    SERVICES,
                    TIERS,
                    CLUSTER_GROUPS,
                    GROUPS,
                    CONTROLLER_INFOS,
                    AGENT_INFOS -> "NETWORK_POLICY";
        };
    }
}
