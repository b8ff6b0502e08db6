package io.tierwall.sync;

import io.tierwall.sync.access.AccessCheck;
import io.tierwall.sync.access.AccessReport;
import io.tierwall.sync.cluster.ClusterApi;
import io.tierwall.sync.cluster.KubernetesApi;
import io.tierwall.sync.cluster.ResourceApi;
import io.tierwall.sync.inventory.ClusterInventory;
import io.tierwall.sync.trace.TraceException;
import io.tierwall.sync.trace.TraceRequest;
import io.tierwall.sync.trace.Traced;
import io.tierwall.sync.trace.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Keeps Kubernetes clusters true. */
public final class KubernetesSync {

    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(5);

    private KubernetesSync() {}

    /**
     * Begins to keep a cluster true. Returns at once; the connection is made in the background, and made again whenever
     * it is lost.
     *
     * @param name of the cluster, for logs and names of threads
     * @param kubeconfig where the cluster is and who we are there
     * @param states what it should hold; asked for at once and often
     * @param listener is told what changes
     * @return the running engine; closing it lets go of the cluster and changes nothing there
     */
    public static ClusterSync start(
            String name,
            Kubeconfig kubeconfig,
            DesiredStates states,
            SyncListener listener,
            SyncSettings settings,
            Clock clock) {
        ClusterApi api = KubernetesApi.open(name, kubeconfig.clientConfig(settings), settings.requestTimeout(), clock);
        ClusterSync engine = SyncEngine.start(
                new SyncContext(name, api, settings, listener, clock), states, RandomGenerator.getDefault());
        ResourceApi resources =
                ResourceApi.open(name + "-inventory", kubeconfig.clientConfig(settings), settings.requestTimeout());
        return new InventoriedSync(
                engine, ClusterInventory.start(name, resources, new Pauses(RandomGenerator.getDefault()), clock));
    }

    /**
     * Looks for everything that a cluster lacks. Waits for the answers; a cluster that gives none is said to be
     * unreachable after a few seconds.
     */
    public static AccessReport check(String name, Kubeconfig kubeconfig, Clock clock) throws InterruptedException {
        try (ResourceApi api =
                ResourceApi.open(name + "-check", kubeconfig.clientConfig(SyncSettings.DEFAULT), CHECK_TIMEOUT)) {
            return AccessCheck.of(api, clock);
        }
    }

    /**
     * Sends one packet through a cluster and says what became of it. Waits for that, half a minute at most with a
     * cluster that answers.
     *
     * @param random for names that nobody else has
     * @throws TraceException when none was sent, or nobody answers any more
     */
    public static Traced trace(
            String name, Kubeconfig kubeconfig, TraceRequest request, Clock clock, RandomGenerator random)
            throws TraceException, InterruptedException {
        try (ResourceApi api =
                ResourceApi.open(name + "-trace", kubeconfig.clientConfig(SyncSettings.DEFAULT), CHECK_TIMEOUT)) {
            return new Tracer(api, clock, random, Thread::sleep).trace(request);
        }
    }

    /**
     * Takes everything of ours out of a cluster whose sync has been closed. Waits until it is done or given up.
     *
     * @param patience how long to try
     */
    public static RemovalReport removeAll(String name, Kubeconfig kubeconfig, Duration patience, Clock clock)
            throws InterruptedException {
        try (ClusterApi api = KubernetesApi.open(
                name + "-removal", kubeconfig.clientConfig(SyncSettings.DEFAULT), CHECK_TIMEOUT, clock)) {
            return new Removal(api, clock).removeAll(patience);
        }
    }
}
