package io.tierwall.server.testing;

import io.tierwall.server.clusters.ClusterConnector;
import io.tierwall.server.clusters.KubeconfigException;
import jakarta.inject.Singleton;
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
        return (name, desired, listener) -> {
            FakeCluster cluster = new FakeCluster(desired, listener);
            started.put(name, cluster);
            return cluster;
        };
    }
}
