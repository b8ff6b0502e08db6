package io.tierwall.lab.statistics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.ReadOnlyResource;
import io.tierwall.lab.network.RuleCounters;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceType.Column;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Statistics of policies of one kind (stats.antrea.io/v1alpha1). One for each policy from its creation on; zeros are
 * left out. Kubernetes' own policies are not told of rule by rule.
 */
public final class PolicyStatisticsResource implements ReadOnlyResource {

    private final ObjectStore store;
    private final TrafficCollector traffic;
    private final Kind kind;

    /**
     * Whose statistics.
     *
     * @param byRule whether rules have names to be told of by
     */
    private record Kind(ResourceType policies, ResourceType statistics, boolean byRule) {}

    private PolicyStatisticsResource(ObjectStore store, TrafficCollector traffic, Kind kind) {
        this.store = store;
        this.traffic = traffic;
        this.kind = kind;
    }

    /** {@code antreaclusternetworkpolicystats}. */
    public static PolicyStatisticsResource ofClusterPolicies(ObjectStore store, TrafficCollector traffic) {
        ResourceType statistics = type("AntreaClusterNetworkPolicyStats", false);
        return new PolicyStatisticsResource(
                store, traffic, new Kind(ResourceTypes.CLUSTER_NETWORK_POLICIES, statistics, true));
    }

    /** {@code antreanetworkpolicystats}. */
    public static PolicyStatisticsResource ofAntreaPolicies(ObjectStore store, TrafficCollector traffic) {
        ResourceType statistics = type("AntreaNetworkPolicyStats", true);
        return new PolicyStatisticsResource(
                store, traffic, new Kind(ResourceTypes.ANTREA_NETWORK_POLICIES, statistics, true));
    }

    /** {@code networkpolicystats}. */
    public static PolicyStatisticsResource ofKubernetesPolicies(ObjectStore store, TrafficCollector traffic) {
        ResourceType statistics = type("NetworkPolicyStats", true);
        return new PolicyStatisticsResource(
                store, traffic, new Kind(ResourceTypes.NETWORK_POLICIES, statistics, false));
    }

    private static ResourceType type(String kind, boolean namespaced) {
        String name = kind.toLowerCase(Locale.ROOT);
        return new ResourceType(
                "stats.antrea.io",
                "v1alpha1",
                kind,
                name,
                name,
                List.of(),
                namespaced,
                false,
                List.of(
                        new Column("Sessions", "integer", "/trafficStats/sessions", false),
                        new Column("Packets", "integer", "/trafficStats/packets", false),
                        new Column("Bytes", "integer", "/trafficStats/bytes", false),
                        new Column("Created At", "string", "/metadata/creationTimestamp", false)));
    }

    @Override
    public ResourceType type() {
        return kind.statistics();
    }

    @Override
    public boolean listable() {
        return true;
    }

    @Override
    public List<ObjectNode> list() {
        return store.list(kind.policies()).items().stream()
                .map(this::statistics)
                .toList();
    }

    @Override
    public Optional<ObjectNode> find(ObjectKey key, Map<String, String> parameters) {
        return store.find(kind.policies(), key).map(this::statistics);
    }

    private ObjectNode statistics(ObjectNode policy) {
        ObjectNode statistics = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = statistics.putObject("metadata");
        for (String field : List.of("name", "namespace", "uid", "creationTimestamp")) {
            if (policy.path("metadata").has(field)) {
                metadata.set(field, policy.path("metadata").path(field));
            }
        }
        Map<String, RuleCounters> rules = traffic.of(policy.at("/metadata/uid").asText());
        RuleCounters sum = rules.values().stream().reduce(RuleCounters.ZERO, RuleCounters::plus);
        write(sum, statistics.putObject("trafficStats"));
        if (kind.byRule() && !rules.isEmpty()) {
            ArrayNode list = statistics.putArray("ruleTrafficStats");
            rules.forEach((name, counted) ->
                    write(counted, list.addObject().put("name", name).putObject("trafficStats")));
        }
        return statistics;
    }

    private static void write(RuleCounters counters, ObjectNode into) {
        put(into, "packets", counters.packets());
        put(into, "bytes", counters.bytes());
        put(into, "sessions", counters.sessions());
    }

    private static void put(ObjectNode into, String field, long value) {
        if (value != 0) {
            into.put(field, value);
        }
    }
}
