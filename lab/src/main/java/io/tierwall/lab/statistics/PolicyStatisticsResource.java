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
import java.util.Map;
import java.util.Optional;

/** Statistics of policies (stats.antrea.io/v1alpha1). One for each policy from its creation on; zeros are left out. */
public final class PolicyStatisticsResource implements ReadOnlyResource {

    private static final ResourceType TYPE = new ResourceType(
            "stats.antrea.io",
            "v1alpha1",
            "AntreaClusterNetworkPolicyStats",
            "antreaclusternetworkpolicystats",
            "antreaclusternetworkpolicystats",
            List.of(),
            false,
            false,
            List.of(
                    new Column("Sessions", "integer", "/trafficStats/sessions", false),
                    new Column("Packets", "integer", "/trafficStats/packets", false),
                    new Column("Bytes", "integer", "/trafficStats/bytes", false),
                    new Column("Created At", "string", "/metadata/creationTimestamp", false)));

    private final ObjectStore store;
    private final TrafficCollector traffic;

    public PolicyStatisticsResource(ObjectStore store, TrafficCollector traffic) {
        this.store = store;
        this.traffic = traffic;
    }

    @Override
    public ResourceType type() {
        return TYPE;
    }

    @Override
    public boolean listable() {
        return true;
    }

    @Override
    public List<ObjectNode> list() {
        return store.list(ResourceTypes.CLUSTER_NETWORK_POLICIES).items().stream()
                .map(this::statistics)
                .toList();
    }

    @Override
    public Optional<ObjectNode> find(String name) {
        return store.find(ResourceTypes.CLUSTER_NETWORK_POLICIES, new ObjectKey("", name))
                .map(this::statistics);
    }

    private ObjectNode statistics(ObjectNode policy) {
        ObjectNode statistics = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = statistics.putObject("metadata");
        for (String field : List.of("name", "uid", "creationTimestamp")) {
            metadata.set(field, policy.path("metadata").path(field));
        }
        Map<String, RuleCounters> rules = traffic.of(policy.at("/metadata/uid").asText());
        RuleCounters sum = rules.values().stream().reduce(RuleCounters.ZERO, RuleCounters::plus);
        write(sum, statistics.putObject("trafficStats"));
        if (!rules.isEmpty()) {
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
