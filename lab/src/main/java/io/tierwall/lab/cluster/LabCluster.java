package io.tierwall.lab.cluster;

import io.tierwall.lab.apiserver.ApiServer;
import io.tierwall.lab.faults.Fault;
import io.tierwall.lab.faults.Faults;
import io.tierwall.lab.network.kernel.KernelNetwork;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * An Antrea cluster on this machine, with its own API server. Its parts can be stopped and started again, each by
 * itself, and its API server can be given faults. Thread-safe. Clusters of one lab differ in name and index.
 */
public final class LabCluster implements AutoCloseable {

    private final LabSettings settings;
    private final RunningCluster cluster;
    private final ClusterNodes nodes;
    private final ApiServerPart server;
    private final Faults faults;

    private LabCluster(LabSettings settings, RunningCluster cluster, ApiServerPart server, Faults faults) {
        this.settings = settings;
        this.cluster = cluster;
        this.nodes = new ClusterNodes(cluster.store());
        this.server = server;
        this.faults = faults;
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
            Faults faults = new Faults(clock);
            return new LabCluster(settings, cluster, new ApiServerPart(parts, faults, settings.port()), faults);
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

    /** Its place in the lab. */
    public int index() {
        return settings.index();
    }

    /** Where its API is served. */
    public URI address() {
        return server.address();
    }

    /** What kubectl needs to reach it. A secret: whoever has it can do everything in the cluster. */
    public String kubeconfig() {
        return server.kubeconfig();
    }

    /** How it is. */
    public ClusterStatus status() {
        return new ClusterStatus(
                name(),
                address(),
                server.isRunning(),
                cluster.controller().isRunning(),
                cluster.isSimulated(),
                nodes.list(),
                nodes.pods(),
                nodes.runningPods());
    }

    /**
     * Stops the Antrea controller, if it runs: rules stay as they are, statuses are not written, its APIs answer 503,
     * and tiers, groups and policies cannot be written, because their webhooks do not answer.
     */
    public void stopController() {
        cluster.controller().close();
        cluster.beat();
    }

    /** Starts the Antrea controller, unless it runs. Totals of statistics begin at zero. */
    public void startController() {
        cluster.controller().start();
        cluster.beat();
    }

    /**
     * Stops the agent of a node: pods there keep their rules, policies that span the node stay Realizing, the heartbeat
     * ends, and pods do not start there.
     *
     * @throws IllegalArgumentException when there is no such node
     */
    public void stopNode(String node) {
        nodes.silence(node, true);
    }

    /**
     * Starts the agent of a node, unless it runs.
     *
     * @throws IllegalArgumentException when there is no such node
     */
    public void startNode(String node) {
        nodes.silence(node, false);
        cluster.beat();
    }

    /** Stops the API server, if it runs: nobody answers at its port. Everything else goes on. */
    public void stopApiServer() {
        server.close();
    }

    /**
     * Starts the API server, unless it runs, with the same address, certificate and token: kubeconfigs stay valid.
     *
     * @throws IllegalStateException when somebody else has the port by now
     */
    public void startApiServer() {
        server.start();
    }

    /**
     * Gives the API server a fault. It outlives a restart of the server.
     *
     * @return its id, by which it can be cleared
     * @throws IllegalStateException when there are too many
     */
    public String setFault(Fault fault) {
        String id = faults.set(fault);
        server.disturbWatches(faults.alone(id));
        return id;
    }

    /** The faults of the API server, in the order in which they were set. */
    public List<Faults.Standing> faults() {
        return faults.list();
    }

    /** Takes a fault away; says whether there was one. */
    public boolean clearFault(String id) {
        return faults.clear(id);
    }

    /** Takes all faults away. */
    public void clearFaults() {
        faults.clear();
    }

    /** The same for one who may look at everything and change nothing. */
    public String readOnlyKubeconfig() {
        return server.readOnlyKubeconfig();
    }

    /** Ends it: no thread, no port and no namespace is left. */
    @Override
    public void close() {
        faults.clear();
        server.close();
        cluster.close();
    }
}
