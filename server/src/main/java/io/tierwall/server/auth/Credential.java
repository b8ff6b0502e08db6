package io.tierwall.server.auth;

import java.security.MessageDigest;
import java.util.Optional;

/**
 * What the password of one account is compared with. A new password is a new credential, so what was let in by an old
 * one can be told. Thread-safe.
 */
public final class Credential {

    private static final byte[] NOTHING = new byte[0];

    private final Optional<PasswordHash> hash;
    /** Of the right password, once it was shown; empty before. */
    private volatile byte[] digest;

    private Credential(Optional<PasswordHash> hash, byte[] digest) {
        this.hash = hash;
        this.digest = digest;
    }

    /** Of a password that is known, and kept nowhere. */
    static Credential ofDigest(byte[] digest) {
        return new Credential(Optional.empty(), digest);
    }

    static Credential of(PasswordHash hash) {
        return new Credential(Optional.of(hash), NOTHING);
    }

    /** That no password fits. */
    static Credential none() {
        return new Credential(Optional.empty(), NOTHING);
    }

    /** Whether there is a password that fits. */
    boolean isUsable() {
        return hash.isPresent() || digest.length > 0;
    }

    /** Whether it is known already that the password of this digest fits. Quick. */
    boolean recognizes(byte[] shown) {
        return MessageDigest.isEqual(digest, shown);
    }

    /**
     * Whether a password fits. Slow.
     *
     * @param otherwise what to compare with where there is nothing, so that it takes as long
     * @param shown the password's digest, which is recognized from now on if it fits
     */
    boolean verifies(String password, PasswordHash otherwise, byte[] shown) {
        boolean fits = hash.orElse(otherwise).matches(password);
        if (fits) {
            digest = shown;
        }
        return fits;
    }

    /** Without anything of the password. */
    @Override
    public String toString() {
        return "Credential";
    }
}
