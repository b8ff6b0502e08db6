package io.tierwall.cli.up;

/**
 * How a manager is started.
 *
 * @param port for HTTPS
 * @param statisticsSeconds between two readings of the rules' statistics
 * @param awaited whether it says that it is healthy only when it is told that everything is prepared
 */
public record ManagerOptions(int port, int statisticsSeconds, boolean awaited) {

    /** As often as Antrea renews them. */
    public static final int DEFAULT_STATISTICS_SECONDS = 60;

    /** One that is healthy as soon as it serves. */
    public ManagerOptions(int port, int statisticsSeconds) {
        this(port, statisticsSeconds, false);
    }
}
