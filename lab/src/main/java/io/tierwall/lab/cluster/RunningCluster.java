package io.tierwall.lab.cluster;

import io.tierwall.lab.admission.ClusterAdmission;
import io.tierwall.lab.apiserver.Admission;
import io.tierwall.lab.apiserver.ReadOnlyResource;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.controller.Controller;
import io.tierwall.lab.controller.DefaultTiers;
import io.tierwall.lab.controller.EnforcedVersion;
import io.tierwall.lab.controller.GroupAssociationResource;
import io.tierwall.lab.controller.GroupMembersResource;
import io.tierwall.lab.controller.Heartbeats;
import io.tierwall.lab.controller.PolicyEvaluationResource;
import io.tierwall.lab.garbage.GarbageCollector;
import io.tierwall.lab.kubelet.LabNode;
import io.tierwall.lab.kubelet.NodeAgents;
import io.tierwall.lab.loop.StoreLoop;
import io.tierwall.lab.loop.Ticker;
import io.tierwall.lab.network.AddressPool;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.PolicyLogFiles;
import io.tierwall.lab.network.SimulatedNetwork;
import io.tierwall.lab.network.kernel.KernelNetwork;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.objects.Watch;
import io.tierwall.lab.probes.Probes;
import io.tierwall.lab.statistics.PolicyStatisticsResource;
import io.tierwall.lab.statistics.TrafficCollector;
import io.tierwall.lab.tasks.SupportBundles;
import io.tierwall.lab.tasks.Traceflows;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A cluster without its API server: objects, and all that acts on them. */
final class RunningCluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningCluster.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(60);
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final ObjectStore store;
    private final ClusterAdmission admission;
    private final ClusterNetwork network;
    private final TrafficCollector traffic;
    private final ControllerPart controller;
    private final EnforcedVersion enforced = new EnforcedVersion();
    private final Heartbeats heartbeats;

    private RunningCluster(LabSettings settings, Clock clock) {
        store = new ObjectStore(clock, UUID::randomUUID);
        admission =
                new ClusterAdmission(store, new AddressPool(settings.addresses().serviceBlock()));
        network = keep(network(settings, clock));
        traffic = new TrafficCollector(network, store);
        controller = keep(new ControllerPart(
                threads(settings) + "controller",
                store,
                new Controller(store, network, enforced, clock, settings.pace().nodeReport()),
                traffic));
        heartbeats = new Heartbeats(store, clock, controller::isRunning);
    }

    private ClusterNetwork network(LabSettings settings, Clock clock) {
        boolean kernel = settings.network() == NetworkKind.KERNEL;
        if (settings.logs().isEmpty()) {
            return kernel ? new KernelNetwork() : new SimulatedNetwork();
        }
        if (kernel && !KernelNetwork.canLog()) {
            LOG.warn("this kernel does not log packets (NFLOG): there is no np.log in {}", settings.name());
            return new KernelNetwork();
        }
        PolicyLogFiles log = keep(new PolicyLogFiles(
                threads(settings) + "np-log", settings.logs().get(), clock.getZone(), PolicyLogFiles.Limits.USUAL));
        return kernel ? new KernelNetwork(log, clock) : new SimulatedNetwork(log, clock);
    }

    private static String threads(LabSettings settings) {
        return "lab-" + settings.name() + "-";
    }

    /**
     * Starts it and waits until its workloads run.
     *
     * @throws RuntimeException when it cannot be had; nothing is left of it then
     */
    static RunningCluster start(LabSettings settings, Clock clock) {
        RunningCluster cluster = new RunningCluster(settings, clock);
        try {
            cluster.begin(settings, clock);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void begin(LabSettings settings, Clock clock) {
        DefaultTiers.ensure(store);
        String threads = threads(settings);
        List<LabNode> nodes = LabNode.of(settings.name(), settings.addresses());
        NodeAgents agents = new NodeAgents(store, network, nodes, enforced::follows, clock);
        agents.register();
        settings.manifest().map(Manifest::read).orElseGet(Manifest::samples).create(store, admission);
        controller.start();
        keep(StoreLoop.start(threads + "kubelet", store, agents));
        keep(StoreLoop.start(threads + "garbage", store, new GarbageCollector(store, clock)));
        keep(StoreLoop.start(threads + "traceflows", store, new Traceflows(store, controller::rules, clock)));
        keep(StoreLoop.start(threads + "bundles", store, new SupportBundles(store, clock)));
        awaitPods();
        heartbeats.beat();
        Ticker ticker = keep(new Ticker(threads + "ticker"));
        ticker.every(settings.pace().statistics(), "collecting statistics", controller::collect);
        ticker.every(HEARTBEAT, "writing heartbeats", heartbeats::beat);
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    private void awaitPods() {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        try (Watch watch = store.watch(store.version())) {
            while (!podsRun()) {
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                if (left.isNegative() || watch.next(left).isEmpty()) {
                    LOG.warn("some pods do not run after {} s; kubectl get pods says why", START_PATIENCE.toSeconds());
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean podsRun() {
        return store.list(ResourceTypes.PODS).items().stream()
                .allMatch(pod -> pod.at("/status/phase").asText().equals("Running"));
    }

    ObjectStore store() {
        return store;
    }

    Admission admission() {
        return new ControllerBoundAdmission(admission, controller::isRunning);
    }

    ControllerPart controller() {
        return controller;
    }

    /** Who lives says so. */
    void beat() {
        heartbeats.beat();
    }

    boolean isSimulated() {
        return network.isSimulated();
    }

    /** Kinds that are computed when somebody asks. */
    List<ReadOnlyResource> computed() {
        return Stream.of(
                        PolicyStatisticsResource.ofClusterPolicies(store, traffic),
                        PolicyStatisticsResource.ofAntreaPolicies(store, traffic),
                        PolicyStatisticsResource.ofKubernetesPolicies(store, traffic),
                        GroupMembersResource.ofCluster(store),
                        GroupMembersResource.ofNamespaces(store),
                        GroupAssociationResource.ofPods(store),
                        GroupAssociationResource.ofAddresses(store),
                        new PolicyEvaluationResource(store))
                .<ReadOnlyResource>map(resource -> new ControllerBoundResource(resource, controller::isRunning))
                .toList();
    }

    Probes probes() {
        return new Probes(store, network);
    }

    /** Ends everything, the last that was started first; the network with its namespaces is the end. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("{} cannot be closed", part.getClass().getSimpleName(), e);
            }
        }
    }
}
