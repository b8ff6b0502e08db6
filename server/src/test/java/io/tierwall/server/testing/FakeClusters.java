package io.tierwall.server.testing;

import io.tierwall.server.clusters.ClusterConnector;
import io.tierwall.server.clusters.KubeconfigException;
import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.DesiredStates;
import io.tierwall.sync.RemovalReport;
import io.tierwall.sync.SyncListener;
import io.tierwall.sync.access.AccessReport;
import io.tierwall.sync.access.Finding;
import io.tierwall.sync.trace.TraceException;
import io.tierwall.sync.trace.TraceRequest;
import io.tierwall.sync.trace.Traced;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Connects to fake clusters; any kubeconfig is good that does not say "bad". */
@Singleton
public final class FakeClusters implements ClusterConnector {

    private final Map<String, FakeCluster> started = new ConcurrentHashMap<>();

    /** The cluster of this name that was started last. */
    public FakeCluster cluster(String name) {
        return Objects.requireNonNull(started.get(name), name + " was never started");
    }

    public boolean isStarted(String name) {
        return started.containsKey(name);
    }

    @Override
    public Access read(String kubeconfig) {
        if (kubeconfig.contains("bad")) {
            throw new KubeconfigException("There is no cluster in it.");
        }
        return new FakeAccess(kubeconfig);
    }

    /** Lacks a permission when the kubeconfig says "poor", and keeps objects when it says "sticky". */
    private final class FakeAccess implements Access {

        private final String kubeconfig;

        private FakeAccess(String kubeconfig) {
            this.kubeconfig = kubeconfig;
        }

        @Override
        public ClusterSync start(String name, DesiredStates desired, SyncListener listener) {
            FakeCluster cluster = new FakeCluster(desired, listener);
            started.put(name, cluster);
            return cluster;
        }

        @Override
        public AccessReport check(String name) {
            List<Finding> findings = kubeconfig.contains("poor")
                    ? List.of(
                            new Finding(Finding.Kind.PERMISSION, "may not patch tiers.crd.antrea.io", "Grant it."),
                            new Finding(Finding.Kind.PERMISSION, "may not list pods", "Grant it."))
                    : List.of();
            return new AccessReport(Instant.EPOCH, "v1.31.0", "v2.3.0", findings);
        }

        @Override
        public Traced trace(String name, TraceRequest request) throws TraceException, InterruptedException {
            return cluster(name).trace(request);
        }

        @Override
        public RemovalReport removeAll(String name) {
            return kubeconfig.contains("sticky")
                    ? new RemovalReport(1, false, "no connection")
                    : new RemovalReport(3, true, "");
        }
    }
}
