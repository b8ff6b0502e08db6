package io.tierwall.lab.apiserver.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of the kinds of Kubernetes itself, each worked out when it is needed first. Thread-safe. */
final class CoreSchemas {

    private static final Map<ResourceType, Class<?>> MODELS = Map.ofEntries(
            Map.entry(ResourceTypes.NAMESPACES, Namespace.class),
            Map.entry(ResourceTypes.NODES, Node.class),
            Map.entry(ResourceTypes.PODS, Pod.class),
            Map.entry(ResourceTypes.SERVICES, Service.class),
            Map.entry(ResourceTypes.CONFIG_MAPS, ConfigMap.class),
            Map.entry(ResourceTypes.SECRETS, Secret.class),
            Map.entry(ResourceTypes.SERVICE_ACCOUNTS, ServiceAccount.class),
            Map.entry(ResourceTypes.EVENTS, Event.class),
            Map.entry(ResourceTypes.LEASES, Lease.class),
            Map.entry(ResourceTypes.CLUSTER_ROLES, ClusterRole.class),
            Map.entry(ResourceTypes.CLUSTER_ROLE_BINDINGS, ClusterRoleBinding.class),
            Map.entry(ResourceTypes.DEPLOYMENTS, Deployment.class),
            Map.entry(ResourceTypes.NETWORK_POLICIES, NetworkPolicy.class));

    private static final Map<ResourceType, Schema> KNOWN = new ConcurrentHashMap<>();

    private CoreSchemas() {}

    static Optional<Schema> of(ResourceType type) {
        return Optional.ofNullable(MODELS.get(type))
                .map(model -> KNOWN.computeIfAbsent(type, _ -> new Schema(ModelSchema.of(model))));
    }

    static ObjectNode metadata() {
        return ModelSchema.of(ObjectMeta.class).put("description", "What every object has.");
    }
}
