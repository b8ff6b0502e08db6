package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterApi;
import io.tierwall.sync.cluster.KubernetesApi;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Keeps Kubernetes clusters true. */
public final class KubernetesSync {

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
        return SyncEngine.start(
                new SyncContext(name, api, settings, listener, clock), states, RandomGenerator.getDefault());
    }
}
