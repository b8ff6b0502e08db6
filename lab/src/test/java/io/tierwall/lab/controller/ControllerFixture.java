package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.objects.Watch;
import io.tierwall.lab.objects.WatchEvent;
import io.tierwall.lab.testing.FickleNetwork;
import io.tierwall.lab.testing.MovableClock;
import io.tierwall.lab.testing.Yaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A controller of two pods on two nodes, whose events and time pass when a test says so. */
abstract class ControllerFixture {

    static final Duration NODE_DELAY = Duration.ofMillis(50);
    static final String DROP_ALL = "{tier: application, priority: 5, appliedTo: [{group: g}],"
            + " ingress: [{name: drop, action: Drop, enableLogging: false}]}";

    final MovableClock clock = new MovableClock();
    final ObjectStore store = new ObjectStore(clock, UUID::randomUUID);
    final FickleNetwork network = new FickleNetwork();
    final EnforcedVersion enforced = new EnforcedVersion();
    private final Controller controller = new Controller(store, network, enforced, clock, NODE_DELAY);
    private Watch watch = store.watch(store.version());

    @BeforeEach
    void twoPodsOnTwoNodes() throws InterruptedException {
        DefaultTiers.ensure(store);
        store.create(ResourceTypes.NAMESPACES, Yaml.object("metadata: {name: a, labels: {team: one}}"));
        pod("one", "node-1", "198.18.0.2");
        pod("two", "node-2", "198.18.4.2");
        settle();
    }

    void pod(String name, String node, String address) {
        ObjectNode pod = Yaml.named("a", name, "nodeName: " + node);
        pod.withObject("/metadata/labels").put("app", name);
        pod.set("status", Yaml.object("{phase: Running, podIPs: [{ip: " + address + "}]}"));
        store.create(ResourceTypes.PODS, pod);
    }

    /** Hands over all events until there are none, without letting time pass. */
    void settle() throws InterruptedException {
        List<WatchEvent> events = events();
        do {
            controller.reconcile(events);
            events = events();
        } while (!events.isEmpty());
    }

    List<WatchEvent> events() throws InterruptedException {
        List<WatchEvent> events = new ArrayList<>();
        for (Optional<WatchEvent> next = watch.next(Duration.ZERO);
                next.isPresent();
                next = watch.next(Duration.ZERO)) {
            events.add(next.get());
        }
        return events;
    }

    void settleAfter(Duration time) throws InterruptedException {
        clock.advance(time);
        settle();
    }

    void policy(String name, String spec) {
        store.create(ResourceTypes.CLUSTER_NETWORK_POLICIES, Yaml.named(name, spec));
    }

    void group(String name, String spec) {
        store.create(ResourceTypes.CLUSTER_GROUPS, Yaml.named(name, spec));
    }

    void respecify(ResourceType type, String name, String spec) {
        store.update(type, new ObjectKey("", name), object -> {
            object.set("spec", Yaml.object(spec));
            return object;
        });
    }

    ObjectNode object(ResourceType type, String name) {
        return store.find(type, new ObjectKey("", name)).orElseThrow();
    }

    JsonNode policy(String name) {
        return object(ResourceTypes.CLUSTER_NETWORK_POLICIES, name);
    }

    /** Such as {@code Realizing 1/2 of 1}. */
    String status(String name) {
        JsonNode status = policy(name).path("status");
        return status.path("phase").asText("none") + " "
                + status.path("currentNodesRealized").asInt()
                + "/" + status.path("desiredNodesRealized").asInt()
                + " of " + status.path("observedGeneration").asInt();
    }

    static JsonNode condition(JsonNode object, String type) {
        return object.at("/status/conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asText().equals(type))
                .findFirst()
                .orElseGet(() -> Yaml.object("{}"));
    }
}
