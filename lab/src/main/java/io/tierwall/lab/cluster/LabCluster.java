package io.tierwall.lab.cluster;

import io.tierwall.lab.apiserver.ApiServer;
import io.tierwall.lab.network.kernel.KernelNetwork;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * An Antrea cluster on this machine, with its own API server. Thread-safe. Clusters of one lab differ in name and
 * index.
 */
public final class LabCluster implements AutoCloseable {

    private final LabSettings settings;
    private final RunningCluster cluster;
    private final ApiServer server;

    private LabCluster(LabSettings settings, RunningCluster cluster, ApiServer server) {
        this.settings = settings;
        this.cluster = cluster;
        this.server = server;
    }

    /**
     * Starts a cluster; its workloads run and its API is served when this returns, in a second or so.
     *
     * @throws IllegalArgumentException when the manifest is not one
     * @throws RuntimeException when the machine refuses the network or the port; nothing is left behind then
     */
    public static LabCluster start(LabSettings settings) {
        Clock clock = Clock.systemUTC();
        RunningCluster cluster = RunningCluster.start(settings, clock);
        try {
            ApiServer.Parts parts = new ApiServer.Parts(
                    settings.name(),
                    cluster.store(),
                    cluster.admission(),
                    cluster.computed(),
                    List.of(new ProbeExtension(cluster.probes())),
                    clock,
                    new SecureRandom());
            return new LabCluster(settings, cluster, ApiServer.start(parts, settings.port()));
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Whether clusters here can have real packets, and if not, why. Tries it. */
    public static KernelNetwork.Availability networkAvailability() {
        return KernelNetwork.availability();
    }

    public String name() {
        return settings.name();
    }

    /** Where its API is served. */
    public URI address() {
        return server.address();
    }

    /** What kubectl needs to reach it. A secret: whoever has it can do everything in the cluster. */
    public String kubeconfig() {
        return server.kubeconfig();
    }

    /** The same for one who may look at everything and change nothing. */
    public String readOnlyKubeconfig() {
        return server.readOnlyKubeconfig();
    }

    /** Ends it: no thread, no port and no namespace is left. */
    @Override
    public void close() {
        server.close();
        cluster.close();
    }
}
