package io.tierwall.sync.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.sync.cluster.ClusterApi;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ClusterException.Kind;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A cluster in memory with watches, that can be slow, refuse, break and go away. Thread-safe. */
public final class FakeCluster implements ClusterApi {

    private static final Fault NONE = _ -> {};

    private final ModelCluster model = new ModelCluster();
    private final List<Recorded> history = new ArrayList<>();
    private final List<String> writes = new ArrayList<>();
    private volatile Fault fault = NONE;
    private JsonNode statistics = JsonNodeFactory.instance.objectNode();
    private ObjectNode agents = JsonNodeFactory.instance.objectNode();
    private long forgotten;
    private int watchesBroken;
    private boolean closed;

    /**
     * What goes wrong. Told the call, such as {@code create Tier/t} or {@code watch tiers}, before it is carried out.
     */
    @FunctionalInterface
    public interface Fault {
        void before(String call) throws ClusterException, InterruptedException;
    }

    private record Recorded(long version, ObjectKind kind, Event event) {}

    public void fault(Fault next) {
        fault = next;
    }

    public void heal() {
        fault = NONE;
    }

    /** Writes that arrived, whether they succeeded or not, in order. */
    public synchronized List<String> writes() {
        return List.copyOf(writes);
    }

    public synchronized long count(String write) {
        return writes.stream().filter(write::equals).count();
    }

    public synchronized Optional<LiveObject> find(ObjectKey key) {
        return model.find(key);
    }

    /** Breaks all open watches, as a restart of the server does. */
    public synchronized void breakWatches() {
        watchesBroken++;
        notifyAll();
    }

    /** Forgets the history, so that a watch from before ends in 410. */
    public synchronized void forget() {
        forgotten = model.version();
        history.clear();
    }

    public synchronized void statistics(JsonNode list) {
        statistics = list;
    }

    // What others do.

    public synchronized void kubectlCreate(ObjectKey key, ObjectNode object) throws ClusterException {
        present(model.create(key, object));
    }

    public synchronized void kubectlEdit(ObjectKey key, Consumer<ObjectNode> change) {
        present(model.edit(key, change));
    }

    public synchronized void kubectlDelete(ObjectKey key) throws ClusterException {
        LiveObject live = model.find(key).orElseThrow();
        model.delete(key, live.uid());
        gone(live);
    }

    /** What the controller reports of a policy, and that it knows the members of all groups. */
    public synchronized void report(ObjectKey policy, String phase, int current, int desired) {
        model.list(ObjectKind.CLUSTER_GROUP).stream()
                .filter(group -> group.status().isMissingNode())
                .forEach(group -> membersComputed(group.key(), true));
        present(model.edit(
                policy,
                object -> object.withObject("/status")
                        .put("phase", phase)
                        .put(
                                "observedGeneration",
                                object.at("/metadata/generation").asLong())
                        .put("currentNodesRealized", current)
                        .put("desiredNodesRealized", desired)));
    }

    /** Whether the controller says that it knows the members of a group. */
    public synchronized void membersComputed(ObjectKey group, boolean computed) {
        present(model.edit(group, object -> {
            ObjectNode condition =
                    object.putObject("status").putArray("conditions").addObject();
            condition.put("type", "GroupMembersComputed").put("status", computed ? "True" : "False");
            condition.put("reason", computed ? "" : "ChildGroupNotFound");
        }));
    }

    private void present(LiveObject object) {
        record(object, new Event.Present(object));
    }

    private void gone(LiveObject before) {
        ObjectNode last = before.tree().deepCopy();
        last.withObject("/metadata").put("resourceVersion", Long.toString(model.version()));
        LiveObject object = LiveObject.of(before.key().kind(), last, before.seen());
        record(object, new Event.Gone(object));
    }

    private void record(LiveObject object, Event event) {
        history.add(new Recorded(model.version(), object.key().kind(), event));
        notifyAll();
    }

    // What the engine asks for.

    @Override
    public Listing list(ObjectKind kind) throws ClusterException, InterruptedException {
        check("list " + kind.plural());
        synchronized (this) {
            return new Listing(model.list(kind), Long.toString(model.version()));
        }
    }

    @Override
    public String version(ObjectKind kind) throws ClusterException, InterruptedException {
        check("version " + kind.plural());
        synchronized (this) {
            return Long.toString(model.version());
        }
    }

    @Override
    public Optional<LiveObject> get(ObjectKey key) throws ClusterException, InterruptedException {
        check("get " + key);
        return find(key);
    }

    @Override
    public void watch(
            ObjectKind kind, String resourceVersion, Duration duration, Runnable opened, Consumer<Event> events)
            throws ClusterException, InterruptedException {
        check("watch " + kind.plural());
        long deadline = System.nanoTime() + duration.toNanos();
        long after = Long.parseLong(resourceVersion);
        int broken;
        synchronized (this) {
            if (after < forgotten) {
                throw new ClusterException(Kind.EXPIRED, "too old");
            }
            broken = watchesBroken;
        }
        opened.run();
        while (System.nanoTime() < deadline) {
            for (Recorded next : awaitNews(kind, after, broken, deadline)) {
                events.accept(next.event());
                after = next.version();
            }
        }
    }

    private synchronized List<Recorded> awaitNews(ObjectKind kind, long after, int broken, long deadline)
            throws ClusterException, InterruptedException {
        while (true) {
            if (closed || broken != watchesBroken) {
                throw new ClusterException(Kind.NO_ANSWER, "the watch broke");
            }
            List<Recorded> news = history.stream()
                    .filter(one -> one.kind() == kind && one.version() > after)
                    .toList();
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (!news.isEmpty() || millis <= 0) {
                return news;
            }
            wait(millis);
        }
    }

    @Override
    public LiveObject create(ObjectKey key, ObjectNode body) throws ClusterException, InterruptedException {
        write("create " + key);
        synchronized (this) {
            LiveObject created = model.create(key, body);
            present(created);
            return created;
        }
    }

    @Override
    public LiveObject apply(ObjectKey key, ObjectNode body) throws ClusterException, InterruptedException {
        write("apply " + key);
        synchronized (this) {
            LiveObject applied = model.apply(key, body);
            present(applied);
            return applied;
        }
    }

    @Override
    public LiveObject replace(ObjectKey key, ObjectNode body) throws ClusterException, InterruptedException {
        write("replace " + key);
        synchronized (this) {
            LiveObject replaced = model.replace(key, body);
            present(replaced);
            return replaced;
        }
    }

    @Override
    public Optional<LiveObject> delete(ObjectKey key, String uid) throws ClusterException, InterruptedException {
        write("delete " + key);
        synchronized (this) {
            Optional<LiveObject> before = model.find(key);
            model.delete(key, uid);
            before.ifPresent(this::gone);
            return Optional.empty();
        }
    }

    private void write(String call) throws ClusterException, InterruptedException {
        synchronized (this) {
            writes.add(call);
        }
        check(call);
    }

    private void check(String call) throws ClusterException, InterruptedException {
        fault.before(call);
        synchronized (this) {
            if (closed) {
                throw new ClusterException(Kind.NO_ANSWER, "closed");
            }
        }
    }

    @Override
    public JsonNode statistics() throws ClusterException, InterruptedException {
        check("statistics");
        synchronized (this) {
            return statistics;
        }
    }

    /** When the agent of each node last said that it lives. */
    public synchronized void heartbeats(Map<String, Instant> byNode) {
        agents = JsonNodeFactory.instance.objectNode();
        byNode.forEach((node, at) -> {
            ObjectNode info = agents.withArray("/items").addObject();
            info.putObject("metadata").put("name", node);
            info.putArray("agentConditions")
                    .addObject()
                    .put("type", "AgentHealthy")
                    .put("lastHeartbeatTime", at.toString());
        });
    }

    @Override
    public JsonNode agents() throws ClusterException, InterruptedException {
        check("agents");
        synchronized (this) {
            return agents;
        }
    }

    @Override
    public void ping() throws ClusterException, InterruptedException {
        check("ping");
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
