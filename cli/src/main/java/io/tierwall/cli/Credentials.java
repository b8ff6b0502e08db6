package io.tierwall.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;

/** What a client says to a manager. */
public final class Credentials {

    /** Holds the administrator's password, where the person chose it. */
    public static final String PASSWORD_VARIABLE = "TIERWALL_ADMIN_PASSWORD";

    private Credentials() {}

    /**
     * The administrator's password: what the person said, or what the manager made up.
     *
     * @throws IOException when neither can be had
     */
    public static String password(DataDirectory data) throws IOException {
        String given = System.getenv(PASSWORD_VARIABLE);
        return given == null || given.isEmpty()
                ? Files.readString(data.adminPassword()).strip()
                : given;
    }

    /** The header for basic authentication. */
    public static String basic(String user, String password) {
        String credentials = user + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
