package io.tierwall.server.testing;

import io.tierwall.model.IntentPath;
import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.Connection;
import io.tierwall.sync.DesiredStates;
import io.tierwall.sync.DriftReport;
import io.tierwall.sync.Realization;
import io.tierwall.sync.SyncListener;
import io.tierwall.sync.TrafficReading;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.Outlook;
import io.tierwall.sync.trace.TraceException;
import io.tierwall.sync.trace.TraceRequest;
import io.tierwall.sync.trace.Traced;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A cluster that says what a test wants it to say. */
public final class FakeCluster implements ClusterSync {

    private final DesiredStates desired;
    private final SyncListener listener;
    private final Map<IntentPath, Realization> realizations = new ConcurrentHashMap<>();
    private final AtomicInteger told = new AtomicInteger();
    private volatile Connection connection = new Connection.Connected(Instant.EPOCH);
    private volatile Inventory inventory = Inventory.unknown(Instant.EPOCH, "no inventory is kept");
    private volatile LiveObjects held = LiveObjects.of(List.of());
    private final List<IntentPath> retried = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private volatile Tracing tracing = _ -> {
        throw new IllegalStateException("no packet is expected");
    };

    /** What becomes of packets. */
    @FunctionalInterface
    public interface Tracing {

        Traced trace(TraceRequest request) throws TraceException, InterruptedException;
    }

    FakeCluster(DesiredStates desired, SyncListener listener) {
        this.desired = desired;
        this.listener = listener;
    }

    public void realizes(IntentPath policy, Realization realization) {
        realizations.put(policy, realization);
        listener.realization(new SyncListener.Changes(wanted().revision(), Map.of(policy, realization), List.of()));
    }

    /** Says that it holds all that is wanted now. */
    public void realizesAll(Instant at) {
        listener.realized(wanted().revision(), at);
    }

    public void drifts(DriftReport report) {
        listener.drift(report);
    }

    public void counts(TrafficReading reading) {
        listener.traffic(reading);
    }

    public void isConnected(Connection now) {
        connection = now;
        listener.connection(now);
    }

    /** What is in the cluster. */
    public void holds(Inventory items) {
        inventory = items;
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    public void traces(Tracing packets) {
        tracing = packets;
    }

    Traced trace(TraceRequest request) throws TraceException, InterruptedException {
        return tracing.trace(request);
    }

    /** What the manager wants here. */
    public DesiredObjects wanted() {
        return desired.current();
    }

    /** Holds all objects that are wanted now, for the next plan. */
    public void holdsWhatIsWanted() {
        DesiredObjects now = wanted();
        held = LiveObjects.of(now.all().stream()
                .map(object -> LiveObject.of(object.key().kind(), object.body(now.revision()), Instant.EPOCH))
                .toList());
    }

    /** The policies that were to be tried again, in that order. */
    public List<IntentPath> retried() {
        return List.copyOf(retried);
    }

    /** How often it was told that something may have changed. */
    public int told() {
        return told.get();
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void desiredChanged() {
        told.incrementAndGet();
    }

    @Override
    public void retry(IntentPath policy) {
        retried.add(policy);
    }

    @Override
    public Optional<Outlook> outlook(DesiredObjects other) {
        return connection instanceof Connection.Connected ? Optional.of(Outlook.of(other, held)) : Optional.empty();
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Optional<Realization> realization(IntentPath policy) {
        return Optional.ofNullable(realizations.get(policy));
    }

    @Override
    public Optional<Realization> realization(IntentPath policy, int ruleId) {
        return realization(policy);
    }

    @Override
    public void close() {
        closed = true;
    }
}
