package io.tierwall.lab.apiserver;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** What a client has to know. Never printed but into the file for clients. */
final class BearerToken {

    private static final int BYTES = 32;
    private static final String SCHEME = "Bearer ";

    private final String text;

    private BearerToken(String text) {
        this.text = text;
    }

    static BearerToken random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new BearerToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String text() {
        return text;
    }

    /** Another one, which only who has this one can work out; for those who may only read. */
    BearerToken forReading() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("read only: " + text).getBytes(StandardCharsets.UTF_8));
            return new BearerToken(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Whom an authorization header shows to be there: who says this token, or the one for reading. */
    Optional<User> user(String authorization) {
        if (isSaidBy(authorization)) {
            return Optional.of(User.ADMINISTRATOR);
        }
        return forReading().isSaidBy(authorization) ? Optional.of(User.READER) : Optional.empty();
    }

    /** Whether an authorization header has it; takes the same time wherever they differ. */
    boolean isSaidBy(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8),
                        text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "(a token)";
    }
}
