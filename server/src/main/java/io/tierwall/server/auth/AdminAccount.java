package io.tierwall.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one account there is. The password is not kept, only what it can be compared with, in constant time: a keyed
 * digest is enough, since neither key nor digest ever leaves the process. Thread-safe.
 */
public final class AdminAccount {

    /** The account's name. */
    public static final String NAME = "admin";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;
    private final byte[] expected;

    public AdminAccount(String password, SecureRandom random) {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        this.key = new SecretKeySpec(fresh, ALGORITHM);
        this.expected = digest(password);
    }

    /** Whether these are the account's name and password. */
    public boolean matches(String name, String password) {
        boolean passwordMatches = MessageDigest.isEqual(expected, digest(password));
        return passwordMatches && name.equals(NAME);
    }

    private byte[] digest(String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
