package io.tierwall.antrea.render;

import io.tierwall.model.IntentPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of objects in a cluster: readable, stable, and different for different paths. An id that Kubernetes accepts as
 * it is becomes the name. Any other id is made acceptable and gets a dot and a hash of the path behind it; since an id
 * that is kept has no dot, the two kinds cannot meet.
 */
final class ObjectNames {

    // Leaves room for what is appended within the 253 characters that Kubernetes allows.
    private static final int KEPT_LENGTH = 200;
    private static final Pattern KEPT = Pattern.compile("[a-z0-9]([-a-z0-9]{0," + (KEPT_LENGTH - 2) + "}[a-z0-9])?");
    private static final int HASH_BYTES = 5;

    private ObjectNames() {}

    static String of(IntentPath path) {
        String id = path.id();
        boolean kept = KEPT.matcher(id).matches() && path.parent().equals(IntentPath.domain(IntentPath.DEFAULT_DOMAIN));
        return kept ? id : readable(id) + "." + hash("h", path.value());
    }

    /** The name of a group's child that says this: the dot keeps it apart from the group of any other id. */
    static String child(IntentPath group, String wording) {
        return of(group) + "." + hash("c", wording);
    }

    private static String readable(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        String cut = lower.substring(0, Math.min(lower.length(), KEPT_LENGTH));
        String clean = cut.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return clean.isEmpty() ? "unnamed" : clean;
    }

    private static String hash(String letter, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            // A letter first: no hash of a path is that of a child.
            return letter + HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
