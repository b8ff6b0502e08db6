package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.objects.ApiException;
import java.util.List;

/** What a client wants to become of an object's dependents, as the finalizer that holds the object until it has. */
final class Propagation {

    private Propagation() {}

    /**
     * The finalizers that an object gets when it is deleted.
     *
     * @param options the client's, a missing node when it has none
     */
    static List<String> finalizers(JsonNode options, Query query) {
        String policy = options.path("propagationPolicy").asText(query.text("propagationPolicy"));
        if (policy.isEmpty()) {
            boolean orphan = options.path("orphanDependents").asBoolean(false);
            return orphan ? List.of("orphan") : List.of();
        }
        return switch (policy) {
            case "Background" -> List.of();
            case "Foreground" -> List.of("foregroundDeletion");
            case "Orphan" -> List.of("orphan");
            case String other ->
                throw ApiException.unprocessable("DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: "
                        + "Unsupported value: \"" + other
                        + "\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"");
        };
    }
}
