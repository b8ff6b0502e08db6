package io.tierwall.server.clusters;

import io.tierwall.model.IntentPath;
import io.tierwall.sync.SyncListener;

/** Who is told what happens to clusters and in them. Its methods return soon and throw nothing. */
public interface ClusterObserver {

    /** A publish concerns a cluster, which is told of it next. */
    void published(IntentPath cluster, long revision);

    /** Who listens to the sync of a cluster that is about to start. */
    SyncListener listener(IntentPath cluster);

    /** A cluster is no longer registered. */
    void forgotten(IntentPath cluster);

    /** For whoever does not want to be told. */
    ClusterObserver NOBODY = new ClusterObserver() {
        @Override
        public void published(IntentPath cluster, long revision) {
            // Nobody listens.
        }

        @Override
        public SyncListener listener(IntentPath cluster) {
            return SyncListener.NOBODY;
        }

        @Override
        public void forgotten(IntentPath cluster) {
            // Nobody listens.
        }
    };
}
