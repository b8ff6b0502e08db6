package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What agents and controller say of themselves. They say it again and again; one that falls silent is in trouble. */
public final class Heartbeats {

    private static final String VERSION = "v2.3.0-tierwall.lab";
    private static final String CONTROLLER = "antrea-controller";
    private static final String CONNECTED = "ControllerConnectionUp";
    private static final List<String> AGENT_CONDITIONS =
            List.of("AgentHealthy", CONNECTED, "OVSDBConnectionUp", "OpenflowConnectionUp");

    private final ObjectStore store;
    private final Clock clock;
    private final BooleanSupplier controllerRuns;

    public Heartbeats(ObjectStore store, Clock clock) {
        this(store, clock, () -> true);
    }

    /** @param controllerRuns whether the controller can say anything */
    public Heartbeats(ObjectStore store, Clock clock, BooleanSupplier controllerRuns) {
        this.store = store;
        this.clock = clock;
        this.controllerRuns = controllerRuns;
    }

    /** Writes one of everybody who is not silent. */
    public void beat() {
        List<ObjectNode> nodes = store.list(ResourceTypes.NODES).items();
        List<ObjectNode> alive =
                nodes.stream().filter(node -> !SilentNodes.isSilent(node)).toList();
        alive.forEach(node -> write(ResourceTypes.AGENT_INFOS, agent(node)));
        if (controllerRuns.getAsBoolean()) {
            write(ResourceTypes.CONTROLLER_INFOS, controller(alive.size()));
        }
    }

    private void write(ResourceType type, ObjectNode info) {
        ObjectKey key = ObjectKey.of(info);
        if (store.find(type, key).isEmpty()) {
            store.create(type, info);
        } else {
            store.update(type, key, before -> {
                info.set("metadata", before.get("metadata"));
                return info;
            });
        }
    }

    private ObjectNode agent(ObjectNode node) {
        String name = ObjectKey.of(node).name();
        ObjectNode info = named(name);
        info.put("version", VERSION).put("apiPort", 10350);
        info.putObject("nodeRef").put("kind", "Node").put("name", name);
        info.putArray("nodeSubnets").add(node.at("/spec/podCIDR").asText());
        info.put("localPodNum", pods(name));
        ArrayNode conditions = info.putArray("agentConditions");
        AGENT_CONDITIONS.forEach(
                type -> condition(conditions, type, !type.equals(CONNECTED) || controllerRuns.getAsBoolean()));
        return info;
    }

    private long pods(String node) {
        return store.list(ResourceTypes.PODS).items().stream()
                .filter(pod -> pod.at("/spec/nodeName").asText().equals(node))
                .count();
    }

    private ObjectNode controller(int agents) {
        ObjectNode info = named(CONTROLLER);
        info.put("version", VERSION).put("apiPort", 10349).put("connectedAgentNum", agents);
        info.putObject("networkPolicyControllerInfo")
                .put(
                        "networkPolicyNum",
                        store.list(ResourceTypes.CLUSTER_NETWORK_POLICIES)
                                .items()
                                .size());
        condition(info.putArray("controllerConditions"), "ControllerHealthy", true);
        return info;
    }

    private static ObjectNode named(String name) {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.putObject("metadata").put("name", name);
        return info;
    }

    private void condition(ArrayNode conditions, String type, boolean holds) {
        conditions
                .addObject()
                .put("type", type)
                .put("status", holds ? "True" : "False")
                .put(
                        "lastHeartbeatTime",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
