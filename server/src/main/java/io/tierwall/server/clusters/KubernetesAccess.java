package io.tierwall.server.clusters;

import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.DesiredStates;
import io.tierwall.sync.Kubeconfig;
import io.tierwall.sync.KubernetesSync;
import io.tierwall.sync.RemovalReport;
import io.tierwall.sync.SyncListener;
import io.tierwall.sync.SyncSettings;
import io.tierwall.sync.access.AccessReport;
import io.tierwall.sync.trace.TraceException;
import io.tierwall.sync.trace.TraceRequest;
import io.tierwall.sync.trace.Traced;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** A way to a Kubernetes cluster from within this process. */
record KubernetesAccess(Kubeconfig kubeconfig, SyncSettings settings, Clock clock) implements ClusterConnector.Access {

    private static final Duration REMOVAL = Duration.ofSeconds(20);

    @Override
    public ClusterSync start(String name, DesiredStates desired, SyncListener listener) {
        return KubernetesSync.start(name, kubeconfig, desired, listener, settings, clock);
    }

    @Override
    public AccessReport check(String name) throws InterruptedException {
        return KubernetesSync.check(name, kubeconfig, clock);
    }

    @Override
    public Traced trace(String name, TraceRequest request) throws TraceException, InterruptedException {
        return KubernetesSync.trace(name, kubeconfig, request, clock, RandomGenerator.getDefault());
    }

    @Override
    public RemovalReport removeAll(String name) throws InterruptedException {
        return KubernetesSync.removeAll(name, kubeconfig, REMOVAL, clock);
    }
}
