package io.tierwall.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which packet is meant: in which cluster, from whom, to whom, and what it carries. */
public final class FlowOption {

    /** What a packet carries. */
    public enum Protocol {
        TCP,
        UDP,
        SCTP,
        ICMP
    }

    @Option(names = "--cluster", required = true, paramLabel = "C", description = "The cluster.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String cluster;

    @Option(names = "--from", paramLabel = "NS/POD|IP", description = "Who sends.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "NS/POD|IP", description = "Who is to get it.")
    private @Nullable String to;

    @Option(
            names = "--port",
            defaultValue = "80",
            description = "The port at the other end (default: ${DEFAULT-VALUE}); ignored for ICMP.")
    private int port;

    @Option(
            names = "--protocol",
            defaultValue = "TCP",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Protocol protocol;

    public String cluster() {
        return cluster;
    }

    /** A pod, or an address; empty where the command was not told. */
    public Optional<String> from() {
        return Optional.ofNullable(from);
    }

    /** The same for the other end. */
    public Optional<String> to() {
        return Optional.ofNullable(to);
    }

    /** The port at the other end; of no importance for ICMP. */
    public int port() {
        return port;
    }

    public Protocol protocol() {
        return protocol;
    }
}
