package io.tierwall.sync;

import io.tierwall.model.IntentPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a sync has told. */
final class Heard implements SyncListener {

    final List<Connection> connections = new CopyOnWriteArrayList<>();
    final List<Changes> changes = new CopyOnWriteArrayList<>();
    final List<Long> realized = new CopyOnWriteArrayList<>();
    final List<DriftReport> drift = new CopyOnWriteArrayList<>();
    private volatile Optional<TrafficReading> reading = Optional.empty();
    private final Map<IntentPath, Realization> latest = new ConcurrentHashMap<>();

    @Override
    public void connection(Connection now) {
        connections.add(now);
    }

    @Override
    public void realization(Changes told) {
        changes.add(told);
        latest.putAll(told.now());
        told.gone().forEach(latest::remove);
    }

    @Override
    public void realized(long revision, Instant at) {
        realized.add(revision);
    }

    @Override
    public void drift(DriftReport report) {
        drift.add(report);
    }

    @Override
    public void traffic(TrafficReading told) {
        reading = Optional.of(told);
    }

    /** What the cluster's counters said last. */
    Optional<TrafficReading> reading() {
        return reading;
    }

    Optional<Realization> latest(IntentPath policy) {
        return Optional.ofNullable(latest.get(policy));
    }

    /** Everything that was ever seen, each change of an object once, in order. */
    List<DriftReport.Sighting> sightings() {
        List<DriftReport.Sighting> all = new ArrayList<>();
        drift.forEach(report ->
                report.present().stream().filter(one -> !all.contains(one)).forEach(all::add));
        return all;
    }

    /** What was last told to be different. */
    List<DriftReport.Sighting> presentDrift() {
        return drift.isEmpty() ? List.of() : drift.getLast().present();
    }
}
