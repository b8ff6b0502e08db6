package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What Kubernetes makes of a secret: text becomes data, and a type is said. */
final class SecretDefaults {

    private SecretDefaults() {}

    static void complete(ObjectNode secret) {
        JsonNode text = secret.path("stringData");
        if (!text.isEmpty()) {
            ObjectNode data = secret.withObjectProperty("data");
            text.properties().forEach(entry -> data.put(entry.getKey(), base64(entry.getValue())));
        }
        secret.remove("stringData");
        if (!secret.has("type")) {
            secret.put("type", "Opaque");
        }
    }

    private static String base64(JsonNode value) {
        return Base64.getEncoder().encodeToString(value.asText().getBytes(StandardCharsets.UTF_8));
    }
}
