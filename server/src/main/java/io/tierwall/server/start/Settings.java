package io.tierwall.server.start;

import io.tierwall.sync.SyncSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What can be set, by environment variables:
 *
 * <ul>
 *   <li>{@code TIERWALL_DATA}: the directory that holds everything; {@code .tierwall} below the working directory when
 *       not set
 *   <li>{@code TIERWALL_HOST}: the address to listen on; {@code 0.0.0.0}, which is all, when not set
 *   <li>{@code TIERWALL_PORT}: the port for HTTPS; 8443 when not set
 *   <li>{@code TIERWALL_ADMIN_PASSWORD}: the password of {@code admin}; when not set, the one in {@code admin-password}
 *       of the data directory, which is made up at the first start
 *   <li>{@code TIERWALL_TRAFFIC_INTERVAL}: seconds between two readings of the rules' statistics in each cluster; 60
 *       when not set, which is how often Antrea renews them
 *   <li>{@code TIERWALL_EXIT_WITH_INPUT}: {@code true} ends the manager when its standard input ends, for a process
 *       that starts one and must not leave it behind; {@code ready} does so, too, and the manager says that it is
 *       healthy only when a line has come in, for a process that has more to prepare
 * </ul>
 */
public record Settings(
        Path data, String host, int port, Optional<String> adminPassword, Duration trafficInterval, Input input) {

    /** What the standard input means. */
    public enum Input {
        /** Nothing. */
        IGNORED,
        /** The manager ends with it. */
        ENDS,
        /** The manager ends with it, and is healthy from its first line on. */
        ENDS_AND_READIES
    }

    /** Where everything is when nobody says otherwise. */
    public static final String DEFAULT_DATA = ".tierwall";

    /** All addresses of the machine. */
    public static final String DEFAULT_HOST = "0.0.0.0";

    /** The port when nobody says otherwise. */
    public static final int DEFAULT_PORT = 8_443;

    /** Between two readings of statistics when nobody says otherwise. */
    public static final Duration DEFAULT_TRAFFIC_INTERVAL = Duration.ofSeconds(60);

    private static final int MAX_PORT = 65_535;
    private static final int MAX_INTERVAL = 86_400;

    /**
     * Reads them; a variable that is empty counts as not set.
     *
     * @throws StartException when one has no meaning
     */
    public static Settings from(Map<String, String> environment) {
        return new Settings(
                path(value(environment, "TIERWALL_DATA").orElse(DEFAULT_DATA)),
                value(environment, "TIERWALL_HOST").orElse(DEFAULT_HOST),
                value(environment, "TIERWALL_PORT")
                        .map(text -> number("TIERWALL_PORT", text, MAX_PORT))
                        .orElse(DEFAULT_PORT),
                value(environment, "TIERWALL_ADMIN_PASSWORD"),
                value(environment, "TIERWALL_TRAFFIC_INTERVAL")
                        .map(text -> Duration.ofSeconds(number("TIERWALL_TRAFFIC_INTERVAL", text, MAX_INTERVAL)))
                        .orElse(DEFAULT_TRAFFIC_INTERVAL),
                input(value(environment, "TIERWALL_EXIT_WITH_INPUT").orElse("false")));
    }

    private static Input input(String text) {
        return switch (text) {
            case "false" -> Input.IGNORED;
            case "true" -> Input.ENDS;
            case "ready" -> Input.ENDS_AND_READIES;
            default -> throw new StartException("TIERWALL_EXIT_WITH_INPUT is true, ready or false, not " + text);
        };
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StartException("TIERWALL_DATA is no path: " + text, e);
        }
    }

    private static int number(String variable, String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new StartException(variable + " is no number: " + text, notANumber);
        }
        throw new StartException(variable + " has to be within 1 and " + most + ", and is " + text);
    }

    /** How clusters are kept true. */
    SyncSettings sync() {
        return SyncSettings.DEFAULT.withTrafficInterval(trafficInterval);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Settings[data=" + data + ", host=" + host + ", port=" + port + "]";
    }
}
