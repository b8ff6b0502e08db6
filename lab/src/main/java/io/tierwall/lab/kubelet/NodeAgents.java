package io.tierwall.lab.kubelet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.controller.SilentNodes;
import io.tierwall.lab.loop.Reconciler;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.Endpoint;
import io.tierwall.lab.network.NetworkException;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.objects.WatchEvent;
import io.tierwall.model.address.IpAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agents of all nodes. A pod gets its node and address first; it joins the network when the rules in force on its
 * node know the address, so that it is never without its rules. When they do not follow for a while, it joins without
 * them. No pod waits for another one. Addresses stay a pod's until it is deleted.
 */
public final class NodeAgents implements Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(NodeAgents.class);
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** Rules come into force without an event, so who waits for them looks this often. */
    private static final Duration LOOK = Duration.ofMillis(10);

    private final ObjectStore store;
    private final ClusterNetwork network;
    private final RulesWait rules;
    private final Clock clock;
    private final List<LabNode> nodes;
    private final Scheduler scheduler;
    private final Map<ObjectKey, Placed> placed = new TreeMap<>();

    /** A pod that has its place. */
    private record Placed(String uid, LabNode node, IpAddress address, PodStage stage) {

        Placed at(PodStage next) {
            return new Placed(uid, node, address, next);
        }
    }

    public NodeAgents(ObjectStore store, ClusterNetwork network, List<LabNode> nodes, RulesGate rules, Clock clock) {
        this.store = store;
        this.network = network;
        this.nodes = List.copyOf(nodes);
        this.rules = new RulesWait(rules, clock);
        this.clock = clock;
        this.scheduler = new Scheduler(nodes);
    }

    /** Makes the nodes known to the cluster. */
    public void register() {
        nodes.forEach(node -> store.create(ResourceTypes.NODES, NodeObjects.node(node, clock.instant())));
    }

    @Override
    public Duration reconcile(List<WatchEvent> events) throws InterruptedException {
        Map<ObjectKey, ObjectNode> pods = store.list(ResourceTypes.PODS).items().stream()
                .collect(Collectors.toMap(ObjectKey::of, pod -> pod, (one, _) -> one, TreeMap::new));
        removeAllBut(pods);
        List<ObjectNode> missing =
                pods.values().stream().filter(pod -> !runs(ObjectKey.of(pod))).toList();
        if (missing.isEmpty()) {
            return REST;
        }
        List<ObjectKey> ready =
                missing.stream().filter(this::place).map(ObjectKey::of).toList();
        boolean allRun = ready.size() == missing.size();
        boolean waiting = false;
        for (ObjectKey key : ready) {
            boolean admitted = admit(key);
            waiting |= !admitted;
            allRun &= admitted && join(key);
        }
        return waiting ? LOOK : allRun ? REST : RETRY;
    }

    private boolean runs(ObjectKey key) {
        Placed known = placed.get(key);
        return known != null && known.stage() instanceof PodStage.Joined;
    }

    /** Whether a pod waits no longer for the rules of its node. */
    private boolean admit(ObjectKey key) {
        Placed place = placed.get(key);
        if (place == null || isSilent(place.node())) {
            return true; // Joining says why it cannot.
        }
        PodStage next = rules.next(place.stage(), key.toString(), place.node().name(), store.version());
        placed.put(key, place.at(next));
        return !(next instanceof PodStage.Waiting);
    }

    private void removeAllBut(Map<ObjectKey, ObjectNode> pods) {
        List<ObjectKey> gone = placed.entrySet().stream()
                .filter(entry ->
                        !uid(pods.get(entry.getKey())).equals(entry.getValue().uid()))
                .map(Map.Entry::getKey)
                .toList();
        for (ObjectKey key : gone) {
            network.detach(key.toString());
            placed.remove(key);
        }
    }

    private static String uid(@Nullable ObjectNode pod) {
        return pod == null ? "" : pod.at("/metadata/uid").asText();
    }

    private boolean place(ObjectNode pod) {
        ObjectKey key = ObjectKey.of(pod);
        if (placed.containsKey(key)) {
            return true;
        }
        Optional<LabNode> node = scheduler.place(pod);
        if (node.isEmpty()) {
            wait(
                    key,
                    "NodeNotFound",
                    "there is no node " + pod.at("/spec/nodeName").asText());
            return false;
        }
        Optional<IpAddress> address = node.get().podAddresses().take(this::isTaken);
        if (address.isEmpty()) {
            wait(key, "NoAddress", "all pod addresses of node " + node.get().name() + " are in use");
            return false;
        }
        placed.put(key, new Placed(uid(pod), node.get(), address.get(), new PodStage.Placed()));
        return write(key, object -> {
            object.withObject("/spec").put("nodeName", node.get().name());
            object.set("status", PodStatuses.starting(node.get(), address.get(), now()));
            return object;
        });
    }

    private boolean isTaken(IpAddress address) {
        return placed.values().stream().anyMatch(pod -> pod.address().equals(address));
    }

    private boolean join(ObjectKey key) {
        Placed place = placed.get(key);
        Optional<ObjectNode> pod = store.find(ResourceTypes.PODS, key);
        if (place == null || pod.isEmpty()) {
            return true; // Deleted meanwhile; the next round takes it away.
        }
        if (isSilent(place.node())) {
            placed.put(key, place.at(new PodStage.Placed()));
            wait(key, "NetworkNotReady", "the agent of node " + place.node().name() + " does not answer");
            return false;
        }
        try {
            network.attach(
                    new Endpoint(key.toString(), place.node().name(), place.address(), PodListeners.of(pod.get())));
        } catch (NetworkException e) {
            LOG.warn("pod {} does not start: {}", key, e.getMessage());
            wait(key, "NetworkNotReady", String.valueOf(e.getMessage()));
            return false;
        }
        placed.put(key, place.at(new PodStage.Joined()));
        write(key, object -> {
            object.set("status", PodStatuses.running(object, place.node(), place.address(), now()));
            return object;
        });
        return true;
    }

    private boolean isSilent(LabNode node) {
        return store.find(ResourceTypes.NODES, new ObjectKey("", node.name()))
                .filter(SilentNodes::isSilent)
                .isPresent();
    }

    private void wait(ObjectKey key, String reason, String message) {
        write(key, object -> {
            if (!object.at("/status/message").asText().equals(message)) {
                object.set("status", PodStatuses.waiting(reason, message, now()));
            }
            return object;
        });
    }

    private boolean write(ObjectKey key, UnaryOperator<ObjectNode> change) {
        try {
            store.update(ResourceTypes.PODS, key, change);
            return true;
        } catch (ApiException e) {
            LOG.debug("pod {} is gone: {}", key, e.message());
            return false;
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
