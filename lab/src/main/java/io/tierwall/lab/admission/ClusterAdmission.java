package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.Admission;
import io.tierwall.lab.network.AddressPool;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.List;
import java.util.Optional;

/** The admission of a cluster with Antrea. Thread-safe; two writes at once do not see each other, as in a real one. */
public final class ClusterAdmission implements Admission {

    private final ServiceDefaults services;
    private final TierHook tiers;
    private final GroupHook clusterGroups;
    private final GroupHook groups;
    private final TraceflowHook traceflows;
    private final PolicyHook policies;

    /**
     * @param store what the cluster has already
     * @param serviceAddresses where services get their addresses from
     */
    public ClusterAdmission(ObjectStore store, AddressPool serviceAddresses) {
        services = new ServiceDefaults(store, serviceAddresses);
        tiers = new TierHook(store);
        clusterGroups = new GroupHook(store, ResourceTypes.CLUSTER_GROUPS);
        groups = new GroupHook(store, ResourceTypes.GROUPS);
        traceflows = new TraceflowHook(store);
        policies = new PolicyHook(store);
    }

    @Override
    public void admitWrite(ResourceType type, Optional<ObjectNode> before, ObjectNode after) {
        if (type.isBuiltIn()) {
            completeBuiltIn(type, before, after);
        } else {
            admitCustom(type, before, after);
        }
    }

    private void completeBuiltIn(ResourceType type, Optional<ObjectNode> before, ObjectNode after) {
        if (type.equals(ResourceTypes.NAMESPACES)) {
            NamespaceDefaults.complete(after);
        } else if (type.equals(ResourceTypes.PODS)) {
            PodDefaults.complete(before, after);
        } else if (type.equals(ResourceTypes.SERVICES)) {
            services.complete(before, after);
        } else if (type.equals(ResourceTypes.SECRETS)) {
            SecretDefaults.complete(after);
        }
    }

    private void admitCustom(ResourceType type, Optional<ObjectNode> before, ObjectNode after) {
        if (type.equals(ResourceTypes.TIERS)) {
            refuse(TierHook.NAME, tiers.refusalOfWrite(before, after));
        } else if (type.equals(ResourceTypes.CLUSTER_GROUPS)) {
            refuse(GroupHook.CLUSTER, clusterGroups.refusal(after));
        } else if (type.equals(ResourceTypes.GROUPS)) {
            refuse(GroupHook.NAMESPACED, groups.refusal(after));
        } else if (type.equals(ResourceTypes.CLUSTER_NETWORK_POLICIES)) {
            PolicyDefaults.complete(after);
            refuse(PolicyHook.CLUSTER, policies.refusal(after));
        } else if (type.equals(ResourceTypes.ANTREA_NETWORK_POLICIES)) {
            PolicyDefaults.complete(after);
            refuse(PolicyHook.NAMESPACED, policies.refusal(after));
        } else if (type.equals(ResourceTypes.TRACEFLOWS) && before.isEmpty()) {
            refuse(TraceflowHook.NAME, traceflows.refusal(after));
        }
    }

    @Override
    public List<String> warnings(ResourceType type, ObjectNode after) {
        return type.equals(ResourceTypes.CLUSTER_NETWORK_POLICIES) ? LogLabels.warnings(after) : List.of();
    }

    @Override
    public void admitDelete(ResourceType type, ObjectNode object) {
        if (type.equals(ResourceTypes.TIERS)) {
            refuse(TierHook.NAME, tiers.refusalOfDeletion(object));
        }
    }

    private static void refuse(String webhook, Optional<String> reason) {
        reason.ifPresent(why -> {
            throw ApiException.denied(webhook, why);
        });
    }
}
