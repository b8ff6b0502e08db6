package io.tierwall.lab.host;

import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.cluster.LabSettings;
import io.tierwall.lab.host.LabException.Kind;
import io.tierwall.lab.kubelet.AddressPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clusters of a lab. Thread-safe: one is added or removed at a time, and all can be looked at meanwhile. */
public final class LabHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LabHost.class);

    /** As many as there are addresses for. */
    private static final int MOST = 31;

    private final Template template;
    private final ClusterRegister register;
    private final Map<String, LabCluster> clusters = new ConcurrentSkipListMap<>();
    private boolean closed;

    /** How a cluster is to be that is asked for by name. */
    @FunctionalInterface
    public interface Template {

        /** @throws IllegalArgumentException when there can be none of this name, or with so many nodes */
        LabSettings settings(String name, int index, int nodes);
    }

    /** A lab without clusters. */
    public LabHost(Template template, ClusterRegister register) {
        this.template = template;
        this.register = register;
    }

    /**
     * Starts a cluster and has it registered.
     *
     * @throws IllegalArgumentException when there can be none of this name, or with so many nodes
     * @throws LabException when there is one of this name, or no room
     * @throws RuntimeException when it cannot be started or registered; nothing is left of it then
     */
    public synchronized LabCluster create(String name, int nodes) {
        if (closed) {
            throw new LabException(Kind.IN_THE_WAY, "the lab is stopping");
        }
        if (clusters.containsKey(name)) {
            throw new LabException(Kind.IN_THE_WAY, "there is a cluster " + name + " already");
        }
        if (nodes > AddressPlan.MOST_NODES) {
            // A cluster that is alone may have more, and takes the addresses of all others for that.
            throw new IllegalArgumentException("a lab cluster has 1 to " + AddressPlan.MOST_NODES + " nodes: " + nodes);
        }
        LabCluster cluster = LabCluster.start(template.settings(name, freeIndex(), nodes));
        try {
            register.add(cluster);
        } catch (RuntimeException refused) {
            cluster.close();
            throw refused;
        }
        clusters.put(name, cluster);
        LOG.info("cluster {} was created", name);
        return cluster;
    }

    private int freeIndex() {
        List<Integer> taken = clusters.values().stream().map(LabCluster::index).toList();
        return IntStream.range(0, MOST)
                .filter(index -> !taken.contains(index))
                .findFirst()
                .orElseThrow(() -> new LabException(Kind.IN_THE_WAY, "a lab has at most " + MOST + " clusters"));
    }

    /**
     * Has a cluster deregistered and ends it.
     *
     * @param cascade whether it goes even if somebody still relies on it
     * @throws LabException when there is no such cluster
     * @throws RuntimeException when it has to stay; it goes on then
     */
    public synchronized void delete(String name, boolean cascade) {
        LabCluster cluster = cluster(name);
        register.remove(name, cascade);
        clusters.remove(name);
        cluster.close();
        LOG.info("cluster {} was deleted", name);
    }

    /** @throws LabException when there is no such cluster */
    public LabCluster cluster(String name) {
        LabCluster cluster = clusters.get(name);
        if (cluster == null) {
            throw new LabException(
                    Kind.NO_SUCH_THING,
                    "there is no cluster " + name + "; there are "
                            + clusters.keySet().stream().collect(Collectors.joining(", ")));
        }
        return cluster;
    }

    /** All clusters, in the order of their names. */
    public List<LabCluster> clusters() {
        return List.copyOf(clusters.values());
    }

    /** What those who have to know say of the clusters. */
    public Map<String, String> registered() {
        return register.known();
    }

    /** Ends all clusters; who knows of them is not told. */
    @Override
    public synchronized void close() {
        closed = true;
        for (LabCluster cluster : new ArrayList<>(clusters.values())) {
            clusters.remove(cluster.name());
            cluster.close();
        }
    }
}
