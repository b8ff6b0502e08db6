package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * How something is to be deleted.
 *
 * @param dryRun whether all is done but the deletion
 * @param uid which identity it has to have; empty for any
 * @param resourceVersion which version it has to have; empty for any
 * @param finalizers what it gets first, so that its dependents are seen to
 */
record DeleteOptions(boolean dryRun, String uid, String resourceVersion, List<String> finalizers) {

    DeleteOptions {
        finalizers = List.copyOf(finalizers);
    }

    /** Options are in the body, the query, or nowhere. */
    static DeleteOptions of(ApiRequest request) {
        JsonNode said =
                request.body().isEmpty() ? Documents.empty() : request.body().object(request.mediaType());
        boolean dryRun = said.path("dryRun")
                .valueStream()
                .anyMatch(value -> value.asText().equals("All"));
        return new DeleteOptions(
                dryRun || WriteOptions.of(request).dryRun(),
                said.at("/preconditions/uid").asText(""),
                said.at("/preconditions/resourceVersion").asText(""),
                Propagation.finalizers(said, request.query()));
    }
}
