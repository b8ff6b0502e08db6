package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ApiException;
import java.util.Optional;

/** Refuses what a user may not do. */
final class Access {

    private Access() {}

    /** @throws ApiException when it must not be done */
    static void check(ApiRequest request) {
        Optional<ResourcePath> path = ResourcePath.parse(request.path());
        String verb = path.isPresent() ? verb(request, path.get()) : verb(request.method());
        boolean allowed = path.isPresent()
                ? Reviews.isOne(path.get())
                        || request.user()
                                .may(verb, path.get().group(), path.get().plural())
                : request.user().mayOutsideOfResources(verb);
        if (allowed) {
            return;
        }
        String who = "User \"" + request.user().title() + "\" cannot " + verb;
        throw path.map(resource -> ApiException.forbidden(
                        resource.group(), resource.plural(), resource.name(), who + of(resource)))
                .orElseGet(() -> ApiException.forbidden("", "", "", who + " path \"" + request.path() + "\""));
    }

    private static String of(ResourcePath resource) {
        String what =
                resource.subresource().isEmpty() ? resource.plural() : resource.plural() + "/" + resource.subresource();
        return " resource \"" + what + "\" in API group \"" + resource.group() + "\""
                + (resource.namespace().isEmpty()
                        ? " at the cluster scope"
                        : " in the namespace \"" + resource.namespace() + "\"");
    }

    private static String verb(ApiRequest request, ResourcePath path) {
        String verb = verb(request.method());
        if (!verb.equals("get") || !path.name().isEmpty()) {
            return verb;
        }
        return request.query().text("watch").isEmpty() ? "list" : "watch";
    }

    private static String verb(String method) {
        return switch (method) {
            case "GET", "HEAD" -> "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            case String other -> other;
        };
    }
}
