package io.tierwall.sync;

import io.tierwall.model.IntentPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who is told what a sync sees in its cluster, when it has changed. Each method is called by one thread at a time and
 * should return soon; an exception is logged and changes nothing. Changes that come close together come as one.
 */
public interface SyncListener {

    /** The cluster answers, or no longer. */
    void connection(Connection now);

    /** Some policies are further than they were, or less far. */
    void realization(Changes changes);

    /** Everything that was desired at a revision is realized, and nothing else of ours is there. */
    void realized(long revision, Instant at);

    /** What in the cluster is not as it should be though nobody published anything. All of it each time. */
    void drift(DriftReport report);

    /** The cluster's counters were read, as they are once in an interval. */
    void traffic(TrafficReading reading);

    /**
     * What has changed.
     *
     * @param revision of the desired state that policies are measured against
     * @param now how far policies are that were not so far, or further
     * @param gone policies that are no longer desired in this cluster
     */
    record Changes(long revision, Map<IntentPath, Realization> now, List<IntentPath> gone) {

        public Changes {
            gone = List.copyOf(gone);
        }
    }

    /** For whoever does not want to be told. */
    SyncListener NOBODY = new SyncListener() {
        @Override
        public void connection(Connection now) {
            // Nobody listens.
        }

        @Override
        public void realization(Changes changes) {
            // Nobody listens.
        }

        @Override
        public void realized(long revision, Instant at) {
            // Nobody listens.
        }

        @Override
        public void drift(DriftReport report) {
            // Nobody listens.
        }

        @Override
        public void traffic(TrafficReading reading) {
            // Nobody listens.
        }
    };
}
