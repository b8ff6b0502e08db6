package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What Antrea's mutating webhook writes into policies: the tier and the names of rules that have none. */
final class PolicyDefaults {

    private static final String DEFAULT_TIER = "application";
    /** Tiers that had capital letters once. */
    private static final Set<String> OLD_TIERS =
            Set.of("Emergency", "SecurityOps", "NetworkOps", "Platform", "Application", "Baseline");

    private static final int HASH_DIGITS = 7;

    private PolicyDefaults() {}

    static void complete(ObjectNode policy) {
        ObjectNode spec = policy.withObject("/spec");
        String tier = spec.path("tier").asText("");
        if (tier.isEmpty()) {
            spec.put("tier", DEFAULT_TIER);
        } else if (OLD_TIERS.contains(tier)) {
            spec.put("tier", tier.toLowerCase(Locale.ROOT));
        }
        for (String direction : List.of("ingress", "egress")) {
            for (JsonNode rule : spec.path(direction)) {
                if (rule instanceof ObjectNode unnamed
                        && unnamed.path("name").asText("").isEmpty()) {
                    unnamed.put("name", name(direction, unnamed));
                }
            }
        }
    }

    private static String name(String direction, ObjectNode rule) {
        String action = rule.path("action").asText().toLowerCase(Locale.ROOT);
        return direction + "-" + action + "-" + hash(rule.toString()).substring(0, HASH_DIGITS);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
