package io.tierwall.server.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tierwall.model.IntentPath;
import io.tierwall.server.clusters.ClusterObserver;
import io.tierwall.server.drift.DriftLog;
import io.tierwall.server.drift.DriftRecord;
import io.tierwall.server.drift.DriftRecord.Alarm;
import io.tierwall.server.publish.Published;
import io.tierwall.server.realization.ClusterStatus;
import io.tierwall.server.realization.PublishTimes;
import io.tierwall.server.realization.StateView;
import io.tierwall.server.statistics.Statistics;
import io.tierwall.sync.Connection;
import io.tierwall.sync.DriftReport;
import io.tierwall.sync.Realization;
import io.tierwall.sync.SyncListener;
import io.tierwall.sync.TrafficReading;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes what is published, and what the syncs tell, to where it is kept and to those who follow. Thread-safe. */
public final class ClusterNews implements ClusterObserver {

    /** So many policies or paths are in one event; where there are more there are several. */
    private static final int BATCH = 100;

    private final PublishTimes times;
    private final DriftLog drift;
    private final EventLog events;
    private final Statistics statistics;
    private final Clock clock;

    public ClusterNews(PublishTimes times, DriftLog drift, EventLog events, Statistics statistics, Clock clock) {
        this.times = times;
        this.drift = drift;
        this.events = events;
        this.statistics = statistics;
        this.clock = clock;
    }

    private record PublishEvent(long revision, String at, int changes, List<String> paths) {}

    private record ConnectionEvent(String cluster, String connection, String since, String reason) {}

    private record PolicyState(String policy, @JsonUnwrapped StateView state) {}

    private record RealizationEvent(String cluster, long revision, List<PolicyState> policies, List<String> gone) {}

    private record RealizedEvent(
            String cluster,
            long revision,
            @JsonProperty("realized_at") String realizedAt) {}

    /** There is a new revision. */
    public void published(Published published) {
        List<String> paths = published.changes().stream()
                .limit(BATCH)
                .map(change -> change.path().value())
                .toList();
        events.append(
                "publish",
                new PublishEvent(
                        published.after().revision(),
                        clock.instant().toString(),
                        published.changes().size(),
                        paths));
    }

    @Override
    public void published(IntentPath cluster, long revision) {
        times.accepted(cluster, revision, clock.instant());
    }

    @Override
    public void forgotten(IntentPath cluster) {
        times.forget(cluster);
        drift.forget(cluster);
        statistics.forget(cluster);
    }

    /** Tells of alarms that time has ended. */
    public void settle() {
        drift.settle().forEach(record -> events.append("alarm", record));
    }

    private void tell(DriftRecord record) {
        events.append("drift", record);
        if (record.alarm() == Alarm.OPEN && record.isRivalryNew()) {
            events.append("alarm", record);
        }
    }

    @Override
    public SyncListener listener(IntentPath cluster) {
        return new Listener(cluster);
    }

    private final class Listener implements SyncListener {

        private final IntentPath cluster;

        Listener(IntentPath cluster) {
            this.cluster = cluster;
        }

        @Override
        public void connection(Connection now) {
            String word =
                    switch (now) {
                        case Connection.Connecting _ -> "CONNECTING";
                        case Connection.Connected _ -> "CONNECTED";
                        case Connection.Unreachable _ -> "UNREACHABLE";
                    };
            String reason = now instanceof Connection.Unreachable unreachable ? unreachable.reason() : "";
            events.append(
                    "connection",
                    new ConnectionEvent(cluster.id(), word, now.since().toString(), reason));
        }

        @Override
        public void realization(Changes changes) {
            List<Map.Entry<IntentPath, Realization>> states =
                    new ArrayList<>(changes.now().entrySet());
            List<String> gone = changes.gone().stream().map(IntentPath::value).toList();
            int batches = Math.max(batches(states.size()), batches(gone.size()));
            for (int batch = 0; batch < batches; batch++) {
                List<PolicyState> policies =
                        batch(states, batch).stream().map(this::state).toList();
                events.append(
                        "realization",
                        new RealizationEvent(cluster.id(), changes.revision(), policies, batch(gone, batch)));
            }
        }

        private PolicyState state(Map.Entry<IntentPath, Realization> entry) {
            ClusterStatus status = new ClusterStatus(cluster, entry.getValue());
            return new PolicyState(entry.getKey().value(), StateView.of(status));
        }

        private static int batches(int size) {
            return (size + BATCH - 1) / BATCH;
        }

        private static <T> List<T> batch(List<T> all, int number) {
            int from = Math.min(number * BATCH, all.size());
            return all.subList(from, Math.min(from + BATCH, all.size()));
        }

        @Override
        public void realized(long revision, Instant at) {
            times.realized(cluster, revision, at);
            events.append("realized", new RealizedEvent(cluster.id(), revision, at.toString()));
        }

        @Override
        public void drift(DriftReport report) {
            drift.take(cluster, report).forEach(ClusterNews.this::tell);
        }

        @Override
        public void traffic(TrafficReading reading) {
            statistics.read(cluster, reading);
        }
    }
}
