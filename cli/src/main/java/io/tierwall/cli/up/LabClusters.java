package io.tierwall.cli.up;

import io.tierwall.cli.CommandFailedException;
import io.tierwall.cli.DataDirectory;
import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.cluster.LabSettings;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.cluster.LabSettings.Pace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The clusters of a lab, in this process, each with a kubeconfig in the data directory while it runs. */
final class LabClusters implements AutoCloseable {

    private static final List<String> NAMES = List.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu");

    /** As many as have a name. */
    static final int MAX = NAMES.size();

    private final DataDirectory data;
    private final NetworkKind network;
    private final Duration statistics;
    private final LabLock lock;
    private final Map<String, LabCluster> clusters = new LinkedHashMap<>();
    private boolean closed;

    /** @throws CommandFailedException when another lab runs there */
    LabClusters(DataDirectory data, NetworkKind network, Duration statistics) {
        this.data = data;
        this.network = network;
        this.statistics = statistics;
        this.lock = LabLock.take(data);
    }

    static String name(int index) {
        return NAMES.get(index);
    }

    /** Starts the next cluster and writes its kubeconfig. */
    synchronized void start(int index) {
        if (closed) {
            throw new CommandFailedException("stopped while starting");
        }
        String name = name(index);
        LabCluster cluster = LabCluster.start(
                LabSettings.of(name, index, network).withPace(new Pace(statistics, Pace.USUAL.nodeReport())));
        clusters.put(name, cluster);
        write(data.kubeconfig(name), cluster.kubeconfig());
    }

    private static void write(Path file, String kubeconfig) {
        try {
            Files.deleteIfExists(file);
            try (var channel = Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                channel.write(StandardCharsets.UTF_8.encode(kubeconfig));
            }
        } catch (IOException e) {
            throw new CommandFailedException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The kubeconfigs by name, in the order of the clusters' start. */
    synchronized Map<String, String> kubeconfigs() {
        Map<String, String> kubeconfigs = new LinkedHashMap<>();
        clusters.forEach((name, cluster) -> kubeconfigs.put(name, cluster.kubeconfig()));
        return Collections.unmodifiableMap(kubeconfigs);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        clusters.forEach((name, cluster) -> {
            cluster.close();
            remove(data.kubeconfig(name));
        });
        lock.close();
    }

    /** Nobody answers there any more, and a later lab may have fewer clusters. */
    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CommandFailedException("cannot remove " + file + ": " + e.getMessage(), e);
        }
    }
}
