package io.tierwall.lab.cluster;

import io.tierwall.lab.kubelet.AddressPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a lab cluster is to be.
 *
 * @param name unique in the lab; lower-case letters, digits and dashes
 * @param index place in the lab, 0 to 30: decides the addresses
 * @param port of its API server on this machine; 0 for any that is free
 * @param nodes 1 to 12; to 48 for a cluster of index 0 that is alone in its lab
 * @param pace how often things happen
 * @param network what carries packets
 * @param manifest workloads to begin with, as YAML documents; the samples where there is none
 * @param logs where what rules log is written, {@code NODE/np.log}; nowhere when nothing is said
 */
public record LabSettings(
        String name,
        int index,
        int port,
        int nodes,
        Pace pace,
        NetworkKind network,
        Optional<String> manifest,
        Optional<Path> logs) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final int HIGHEST_PORT = 65_535;
    private static final int DEFAULT_NODES = 2;

    /** What carries packets. */
    public enum NetworkKind {
        /** Network namespaces and nftables; takes root. */
        KERNEL,
        /** Nothing: outcomes are computed from the rules. */
        SIMULATED
    }

    /**
     * How often things happen.
     *
     * @param statistics between two collections of statistics, a second at least; 60 s in Antrea
     * @param nodeReport from one node's report of a policy to that of the next
     */
    public record Pace(Duration statistics, Duration nodeReport) {

        /** As Antrea's. */
        public static final Pace USUAL = new Pace(Duration.ofSeconds(60), Duration.ofMillis(50));

        public Pace {
            if (statistics.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("statistics are collected once a second at most: " + statistics);
            }
            if (nodeReport.isNegative()) {
                throw new IllegalArgumentException("a node cannot report before it is told: " + nodeReport);
            }
        }
    }

    public LabSettings {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a cluster's name has lower-case letters, digits and dashes, 63 at most: " + name);
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        plan(index, nodes); // Refuses what there are no addresses for.
    }

    /** The addresses of the cluster. */
    AddressPlan addresses() {
        return plan(index, nodes);
    }

    private static AddressPlan plan(int index, int nodes) {
        return new AddressPlan(index, nodes);
    }

    /** Two nodes, the samples, Antrea's pace, any port. */
    public static LabSettings of(String name, int index, NetworkKind network) {
        return new LabSettings(name, index, 0, DEFAULT_NODES, Pace.USUAL, network, Optional.empty(), Optional.empty());
    }

    public LabSettings withPort(int other) {
        return new LabSettings(name, index, other, nodes, pace, network, manifest, logs);
    }

    public LabSettings withNodes(int other) {
        return new LabSettings(name, index, port, other, pace, network, manifest, logs);
    }

    public LabSettings withPace(Pace other) {
        return new LabSettings(name, index, port, nodes, other, network, manifest, logs);
    }

    public LabSettings withManifest(String other) {
        return new LabSettings(name, index, port, nodes, pace, network, Optional.of(other), logs);
    }

    public LabSettings withLogs(Path other) {
        return new LabSettings(name, index, port, nodes, pace, network, manifest, Optional.of(other));
    }
}
