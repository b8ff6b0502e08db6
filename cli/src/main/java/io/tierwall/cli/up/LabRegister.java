package io.tierwall.cli.up;

import io.tierwall.cli.CommandFailedException;
import io.tierwall.cli.DataDirectory;
import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.host.ClusterRegister;
import io.tierwall.lab.host.LabException;
import io.tierwall.lab.host.LabException.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the lab's clusters by their kubeconfigs in the data directory, and the manager, as soon as there is one, by
 * registration. Nobody answers at a kubeconfig whose cluster is gone, so it goes, too. Thread-safe.
 */
final class LabRegister implements ClusterRegister, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LabRegister.class);

    private final DataDirectory data;
    private final Map<String, String> kubeconfigs = new LinkedHashMap<>();
    private volatile Optional<ManagerClient> manager = Optional.empty();

    LabRegister(DataDirectory data) {
        this.data = data;
    }

    /**
     * Registers all clusters that are there, and from now on those to come.
     *
     * @param progress told the name of each
     */
    synchronized void connect(ManagerClient client, Consumer<String> progress) {
        manager = Optional.of(client);
        kubeconfigs.forEach((cluster, kubeconfig) -> {
            progress.accept(cluster);
            client.register(cluster, kubeconfig);
        });
    }

    @Override
    public synchronized void add(LabCluster cluster) {
        String name = cluster.name();
        asLab(() -> manager.ifPresent(client -> client.register(name, cluster.kubeconfig())));
        kubeconfigs.put(name, cluster.kubeconfig());
        SecretFile.write(data.kubeconfig(name), cluster.kubeconfig());
    }

    @Override
    public synchronized void remove(String cluster, boolean cascade) {
        asLab(() -> manager.ifPresent(client -> client.deregister(cluster, cascade)));
        kubeconfigs.remove(cluster);
        SecretFile.remove(data.kubeconfig(cluster));
    }

    private static void asLab(Runnable work) {
        try {
            work.run();
        } catch (CommandFailedException refused) {
            throw new LabException(Kind.IN_THE_WAY, String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public Map<String, String> known() {
        try {
            return manager.map(ManagerClient::clusters).orElse(Map.of());
        } catch (CommandFailedException silent) {
            LOG.warn("nobody knows which clusters are registered: {}", silent.getMessage());
            return unknown();
        }
    }

    private synchronized Map<String, String> unknown() {
        Map<String, String> unknown = new TreeMap<>();
        kubeconfigs.keySet().forEach(cluster -> unknown.put(cluster, "UNKNOWN"));
        return unknown;
    }

    @Override
    public synchronized void close() {
        kubeconfigs.keySet().forEach(cluster -> SecretFile.remove(data.kubeconfig(cluster)));
        manager.ifPresent(ManagerClient::close);
    }
}
