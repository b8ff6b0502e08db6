package io.tierwall.server.clusters;

import io.tierwall.sync.Kubeconfig;
import io.tierwall.sync.SyncSettings;
import java.time.Clock;

/** Connects to Kubernetes clusters from within this process. */
public final class KubernetesConnector implements ClusterConnector {

    private final SyncSettings settings;
    private final Clock clock;

    public KubernetesConnector(SyncSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Access read(String kubeconfig) {
        return switch (Kubeconfig.parse(kubeconfig)) {
            case Kubeconfig.Result.Valid(Kubeconfig valid) -> new KubernetesAccess(valid, settings, clock);
            case Kubeconfig.Result.Invalid(String problem) -> throw new KubeconfigException(problem);
        };
    }
}
