package io.tierwall.server.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** The administrator's password: the one that is set, or the one in the data directory. Never logged. */
final class AdminPassword {

    /** Without what looks alike, so that it can be read out. */
    private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 24;

    private AdminPassword() {}

    static String find(Optional<String> set, DataDirectory data, SecureRandom random) {
        return set.orElseGet(() -> kept(data.adminPassword(), random));
    }

    private static String kept(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                DataDirectory.write(file, (madeUp(random) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            String password = Files.readString(file).strip();
            if (password.isEmpty()) {
                throw new StartException(file + " is empty: write a password into it, or remove it to get a new one");
            }
            return password;
        } catch (IOException e) {
            throw new StartException("the administrator's password cannot be kept: " + DataDirectory.reason(e), e);
        }
    }

    private static String madeUp(SecureRandom random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return password.toString();
    }
}
