package io.tierwall.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.Admission;
import io.tierwall.lab.apiserver.ApiServer;
import io.tierwall.lab.apiserver.ReadOnlyResource;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The lab's API server over HTTPS, with nobody behind it but the test. */
final class LabFixture implements AutoCloseable {

    /** So few that a watch which was away for a moment has to list again. */
    private static final int HISTORY = 30;

    final ObjectStore objects = new ObjectStore(Clock.systemUTC(), UUID::randomUUID, HISTORY);
    final List<ObjectNode> statistics = new CopyOnWriteArrayList<>();
    private final List<String> denied = new CopyOnWriteArrayList<>(List.of("forbidden"));
    final ApiServer server = ApiServer.start(
            new ApiServer.Parts(
                    "lab",
                    objects,
                    new Webhook(denied),
                    List.of(new Statistics(statistics)),
                    List.of(),
                    Clock.systemUTC(),
                    new SecureRandom()),
            0);

    Kubeconfig kubeconfig() {
        return ((Kubeconfig.Result.Valid) Kubeconfig.parse(server.kubeconfig())).kubeconfig();
    }

    Optional<ObjectNode> policy(String name) {
        return objects.find(ResourceTypes.CLUSTER_NETWORK_POLICIES, new ObjectKey("", name));
    }

    JsonNode group(String name) {
        return objects.find(ResourceTypes.CLUSTER_GROUPS, new ObjectKey("", name))
                .orElseThrow();
    }

    /** What the controller reports of a policy as it is now, and that it knows the members of all groups. */
    void report(String policy, String phase, int current, int desired) {
        objects.list(ResourceTypes.CLUSTER_GROUPS)
                .items()
                .forEach(group -> objects.update(ResourceTypes.CLUSTER_GROUPS, ObjectKey.of(group), object -> {
                    object.putObject("status")
                            .putArray("conditions")
                            .addObject()
                            .put("type", "GroupMembersComputed")
                            .put("status", "True");
                    return object;
                }));
        objects.update(ResourceTypes.CLUSTER_NETWORK_POLICIES, new ObjectKey("", policy), object -> {
            object.putObject("status")
                    .put("phase", phase)
                    .put("observedGeneration", object.at("/metadata/generation").asLong())
                    .put("currentNodesRealized", current)
                    .put("desiredNodesRealized", desired);
            return object;
        });
    }

    @Override
    public void close() {
        server.close();
    }

    /** Lets the webhook refuse what has such a name. */
    void deny(String beginning) {
        denied.add(beginning);
    }

    /** Refuses objects whose names begin so. */
    private record Webhook(List<String> denied) implements Admission {

        @Override
        public void admitWrite(ResourceType type, Optional<ObjectNode> before, ObjectNode after) {
            if (denied.stream().anyMatch(after.at("/metadata/name").asText()::startsWith)) {
                throw ApiException.denied("clustergroupvalidator.antrea.io", "not this one");
            }
        }

        @Override
        public List<String> warnings(ResourceType type, ObjectNode after) {
            return List.of();
        }

        @Override
        public void admitDelete(ResourceType type, ObjectNode object) {}
    }

    private record Statistics(List<ObjectNode> items) implements ReadOnlyResource {

        @Override
        public ResourceType type() {
            String plural = "antreaclusternetworkpolicystats";
            return new ResourceType(
                    "stats.antrea.io",
                    "v1alpha1",
                    "AntreaClusterNetworkPolicyStats",
                    plural,
                    plural,
                    List.of(),
                    false,
                    false,
                    List.of());
        }

        @Override
        public boolean listable() {
            return true;
        }

        @Override
        public List<ObjectNode> list() {
            return List.copyOf(items);
        }

        @Override
        public Optional<ObjectNode> find(ObjectKey key, Map<String, String> parameters) {
            return Optional.empty();
        }
    }

    static ObjectNode statistics(String policy, String rule, int sessions) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.putObject("metadata").put("name", policy);
        item.putArray("ruleTrafficStats")
                .addObject()
                .put("name", rule)
                .putObject("trafficStats")
                .put("sessions", sessions);
        return item;
    }
}
