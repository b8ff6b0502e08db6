package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.patch.JsonPatch;
import io.tierwall.lab.apiserver.patch.MergePatch;
import io.tierwall.lab.apiserver.patch.StrategicMergePatch;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ResourceType;

/** Which kind of patch a media type is. */
final class Patches {

    private static final String APPLY = "application/apply-patch+yaml";
    private static final String APPLY_JSON = "application/apply-patch+json";

    private Patches() {}

    /** Whether the body is a configuration to apply, rather than a change. */
    static boolean isApply(ApiRequest request) {
        return request.mediaType().equals(APPLY) || request.mediaType().equals(APPLY_JSON);
    }

    /**
     * An object with the change that a request describes.
     *
     * @param object as clients see it, with kind and version
     * @throws ApiException when the body cannot be read, does not fit, or is of another type
     */
    static ObjectNode apply(ResourceType type, ObjectNode object, ApiRequest request) {
        return switch (request.mediaType()) {
            case "application/json-patch+json" ->
                JsonPatch.apply(object, request.body().json());
            case "application/merge-patch+json" ->
                MergePatch.apply(object, request.body().json());
            case "application/strategic-merge-patch+json" -> {
                if (!type.isBuiltIn()) {
                    throw unsupported(request, "application/json-patch+json, application/merge-patch+json, " + APPLY);
                }
                yield StrategicMergePatch.apply(object, request.body().json());
            }
            case String _ ->
                throw unsupported(
                        request,
                        "application/json-patch+json, application/merge-patch+json, "
                                + "application/strategic-merge-patch+json, " + APPLY);
        };
    }

    private static ApiException unsupported(ApiRequest request, String accepted) {
        return ApiException.unsupported("the body of the request was in an unknown format (" + request.mediaType()
                + ") - accepted media types include: " + accepted);
    }
}
