package io.tierwall.cli.lab;

import picocli.CommandLine.Option;

/** Which cluster is meant. */
final class ClusterOption {

    @Option(names = "--cluster", required = true, paramLabel = "C", description = "The cluster that is meant.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String cluster;

    String name() {
        return cluster;
    }
}
