package io.tierwall.server.clusters;

import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.DesiredStates;
import io.tierwall.sync.RemovalReport;
import io.tierwall.sync.SyncListener;
import io.tierwall.sync.access.AccessReport;
import io.tierwall.sync.trace.TraceException;
import io.tierwall.sync.trace.TraceRequest;
import io.tierwall.sync.trace.Traced;

/** Makes a sync of a kubeconfig. A boundary: tests have clusters of their own making. */
@FunctionalInterface
public interface ClusterConnector {

    /**
     * Reads a kubeconfig without contacting anybody.
     *
     * @throws KubeconfigException when it cannot be used
     */
    Access read(String kubeconfig);

    /** A way to a cluster. */
    interface Access {

        /**
         * Starts to keep the cluster true. Returns at once, whether the cluster answers or not.
         *
         * @param name the cluster's id, for threads and logs
         * @param listener is told what changes in the cluster
         */
        ClusterSync start(String name, DesiredStates desired, SyncListener listener);

        /**
         * Looks for everything that the cluster lacks. Waits for the answers, some seconds at most for one that does
         * not answer.
         *
         * @param name the cluster's id, for threads
         */
        AccessReport check(String name) throws InterruptedException;

        /**
         * Sends one packet through the cluster and says what became of it. Waits for that, half a minute at most with a
         * cluster that answers.
         *
         * @param name the cluster's id, for threads
         * @throws TraceException when none was sent, or nobody answers any more
         */
        Traced trace(String name, TraceRequest request) throws TraceException, InterruptedException;

        /**
         * Takes everything of ours out of the cluster; its sync must have been closed. Waits until it is done or given
         * up.
         *
         * @param name the cluster's id, for threads
         */
        RemovalReport removeAll(String name) throws InterruptedException;
    }
}
