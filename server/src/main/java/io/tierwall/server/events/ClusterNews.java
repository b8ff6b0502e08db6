package io.tierwall.server.events;

import io.tierwall.model.IntentPath;
import io.tierwall.server.clusters.ClusterObserver;
import io.tierwall.server.realization.PublishTimes;
import io.tierwall.sync.Connection;
import io.tierwall.sync.DriftReport;
import io.tierwall.sync.SyncListener;
import java.time.Clock;
import java.time.Instant;

/** Takes what the syncs tell to where it is kept and shown. */
public final class ClusterNews implements ClusterObserver {

    private final PublishTimes times;
    private final Clock clock;

    public ClusterNews(PublishTimes times, Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    @Override
    public void published(IntentPath cluster, long revision) {
        times.accepted(cluster, revision, clock.instant());
    }

    @Override
    public void forgotten(IntentPath cluster) {
        times.forget(cluster);
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
        public void connection(Connection now) {}

        @Override
        public void realization(Changes changes) {}

        @Override
        public void realized(long revision, Instant at) {
            times.realized(cluster, revision, at);
        }

        @Override
        public void drift(DriftReport report) {}
    }
}
