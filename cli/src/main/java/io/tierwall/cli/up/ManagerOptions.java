package io.tierwall.cli.up;

/**
 * How a manager is started.
 *
 * @param port for HTTPS
 * @param statisticsSeconds between two readings of the rules' statistics
 */
public record ManagerOptions(int port, int statisticsSeconds) {

    /** As often as Antrea renews them. */
    public static final int DEFAULT_STATISTICS_SECONDS = 60;
}
