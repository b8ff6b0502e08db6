package io.tierwall.lab.contract;

import io.fabric8.kubernetes.client.Config;
import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.cluster.LabSettings;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.cluster.LabSettings.Pace;
import io.tierwall.lab.testing.ApiClient;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cluster that the contract is checked against; one for the whole run. */
final class ContractCluster implements AutoCloseable {

    static final String VARIABLE = "TIERWALL_TEST_KUBECONFIG";

    private static final Logger LOG = LoggerFactory.getLogger(ContractCluster.class);
    private static final Pace QUICK = new Pace(Duration.ofSeconds(1), Duration.ofMillis(20));

    private final Optional<LabCluster> lab;
    private final ApiClient client;
    private final List<String> skipped = new CopyOnWriteArrayList<>();

    private ContractCluster(Optional<LabCluster> lab, ApiClient client) {
        this.lab = lab;
        this.client = client;
    }

    /** Whether it is one that somebody else runs. */
    static boolean isForeign() {
        return !kubeconfig().isEmpty();
    }

    private static String kubeconfig() {
        return System.getenv().getOrDefault(VARIABLE, "");
    }

    static ContractCluster open() {
        if (isForeign()) {
            return new ContractCluster(Optional.empty(), new ApiClient(Config.fromKubeconfig(new File(kubeconfig()))));
        }
        LabCluster cluster = LabCluster.start(
                LabSettings.of("contract", 30, NetworkKind.SIMULATED).withPace(QUICK));
        return new ContractCluster(Optional.of(cluster), new ApiClient(cluster.kubeconfig()));
    }

    ApiClient client() {
        return client;
    }

    /** The lab; only for parts that are {@link LabOnly}. */
    LabCluster lab() {
        return lab.orElseThrow();
    }

    void skip(String part) {
        skipped.add(part);
    }

    @Override
    public void close() {
        client.close();
        lab.ifPresent(LabCluster::close);
        LOG.info(
                "the cluster contract was checked against {}; {} parts that need the lab were skipped{}",
                lab.isPresent() ? "a lab cluster" : "the cluster of " + VARIABLE,
                skipped.size(),
                skipped.isEmpty() ? "" : ": " + String.join("; ", skipped));
    }
}
