package io.tierwall.cli.up;

/**
 * How a manager is started.
 *
 * @param port for HTTPS
 * @param statisticsSeconds between two readings of the rules' statistics
 */
record ManagerOptions(int port, int statisticsSeconds) {

    /** As often as Antrea renews them. */
    static final int DEFAULT_STATISTICS_SECONDS = 60;
}
