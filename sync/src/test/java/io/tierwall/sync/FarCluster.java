package io.tierwall.sync;

import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.cluster.LabSettings;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.faults.Fault;
import io.tierwall.sync.SyncSettings.Backoff;
import io.tierwall.sync.cluster.KubernetesApi;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A small lab cluster some way off, and the engine that keeps it true. Requests are counted by the faults that delay
 * them.
 */
record FarCluster(LabCluster lab, int milliseconds, ClusterSync sync, Heard heard, MissedHeartbeats missed)
        implements AutoCloseable {

    private static final String OURS = " resource=acnp,clustergroups,tiers";
    private static final int INDEXES = 31;
    private static final int MANY = 20;
    private static final String NO_WORKLOADS = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: far}
            """;

    static FarCluster start(int number, int milliseconds, int ofSoMany, DesiredStates states) {
        LabCluster lab = LabCluster.start(LabSettings.of("far-" + number, number % INDEXES, NetworkKind.SIMULATED)
                .withNodes(1)
                .withManifest(NO_WORKLOADS));
        SyncSettings settings = settings(Duration.ofSeconds(ofSoMany > MANY ? 10 : 3));
        Kubeconfig kubeconfig = ((Kubeconfig.Result.Valid) Kubeconfig.parse(lab.kubeconfig())).kubeconfig();
        Clock clock = Clock.systemUTC();
        Heard heard = new Heard();
        MissedHeartbeats missed = new MissedHeartbeats();
        SyncContext context = new SyncContext(
                lab.name(),
                missed.counting(KubernetesApi.open(
                        lab.name(), kubeconfig.clientConfig(settings), settings.requestTimeout(), clock)),
                settings,
                heard,
                clock);
        ClusterSync sync = SyncEngine.start(context, states, new Random(number));
        missed.of(sync);
        FarCluster cluster = new FarCluster(lab, milliseconds, sync, heard, missed);
        cluster.count();
        return cluster;
    }

    /** As usual, but quicker to find out what a watch does not say. */
    private static SyncSettings settings(Duration patience) {
        SyncSettings usual = SyncSettings.DEFAULT;
        return new SyncSettings(
                patience,
                patience,
                Duration.ofSeconds(1),
                usual.checkInterval(),
                usual.listInterval(),
                usual.trafficInterval(),
                usual.writesInFlight(),
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2)),
                usual.failureBackoff(),
                usual.rivalBackoff(),
                usual.status());
    }

    /** Counts from nothing. Every request is as late as the cluster is far. */
    void count() {
        lab.clearFaults();
        fault("latency=" + milliseconds + "ms" + OURS + " verb=list");
        fault("latency=" + milliseconds + "ms" + OURS + " verb=create,update,patch,delete");
        fault("latency=" + milliseconds + "ms verb=get,watch");
    }

    void fault(String text) {
        lab.setFault(Fault.parse(List.of(text.split(" "))));
    }

    long lists() {
        return lab.faults().get(0).hits();
    }

    long writes() {
        return lab.faults().get(1).hits();
    }

    /** Whether whatever was to go wrong did. */
    boolean faultsAreSpent() {
        return lab.faults().stream()
                .filter(standing -> standing.fault().limit().count().isPresent())
                .allMatch(standing -> standing.spent());
    }

    /** Whether it has realized a revision and nothing later, and can be reached. */
    boolean holds(long revision) {
        return sync.connection() instanceof Connection.Connected
                && !heard.realized.isEmpty()
                && heard.realized.getLast() == revision;
    }

    boolean isUnreachable() {
        return sync.connection() instanceof Connection.Unreachable;
    }

    @Override
    public void close() {
        sync.close();
        lab.close();
    }
}
