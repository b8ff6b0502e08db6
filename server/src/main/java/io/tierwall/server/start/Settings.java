package io.tierwall.server.start;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
 *   <li>{@code TIERWALL_EXIT_WITH_INPUT}: {@code true} ends the manager when its standard input ends, for a process
 *       that starts one and must not leave it behind
 * </ul>
 */
public record Settings(Path data, String host, int port, Optional<String> adminPassword, boolean exitWithInput) {

    /** Where everything is when nobody says otherwise. */
    public static final String DEFAULT_DATA = ".tierwall";

    /** All addresses of the machine. */
    public static final String DEFAULT_HOST = "0.0.0.0";

    /** The port when nobody says otherwise. */
    public static final int DEFAULT_PORT = 8_443;

    private static final int MAX_PORT = 65_535;

    /**
     * Reads them; a variable that is empty counts as not set.
     *
     * @throws StartException when one has no meaning
     */
    public static Settings from(Map<String, String> environment) {
        return new Settings(
                path(value(environment, "TIERWALL_DATA").orElse(DEFAULT_DATA)),
                value(environment, "TIERWALL_HOST").orElse(DEFAULT_HOST),
                value(environment, "TIERWALL_PORT").map(Settings::port).orElse(DEFAULT_PORT),
                value(environment, "TIERWALL_ADMIN_PASSWORD"),
                value(environment, "TIERWALL_EXIT_WITH_INPUT")
                        .filter("true"::equals)
                        .isPresent());
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

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new StartException("TIERWALL_PORT is no number: " + text, notANumber);
        }
        throw new StartException("TIERWALL_PORT has to be within 1 and " + MAX_PORT + ", and is " + text);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Settings[data=" + data + ", host=" + host + ", port=" + port + "]";
    }
}
