package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kinds that the server serves.
 *
 * @param computed kinds that nobody keeps
 */
record Kinds(List<ReadOnlyResource> computed) {

    Kinds {
        computed = List.copyOf(computed);
    }

    /** What a URL is about, of the kinds that are kept; empty when it is another kind. */
    Optional<Target> kept(ResourcePath path) {
        return ResourceTypes.find(path.group(), path.version(), path.plural()).map(type -> target(type, path));
    }

    /** What a URL is about, of the kinds that are computed; empty when it is another kind. */
    Optional<ReadOnlyResource> computed(ResourcePath path) {
        return computed.stream()
                .filter(resource -> resource.type().group().equals(path.group())
                        && resource.type().version().equals(path.version())
                        && resource.type().plural().equals(path.plural()))
                .findFirst();
    }

    private static Target target(ResourceType type, ResourcePath path) {
        boolean misplaced = !type.namespaced() && !path.namespace().isEmpty();
        boolean homeless =
                type.namespaced() && path.namespace().isEmpty() && !path.name().isEmpty();
        boolean status = path.subresource().equals("status") && type.hasStatus();
        if (misplaced || homeless || !(status || path.subresource().isEmpty())) {
            throw ApiException.noSuchResource();
        }
        return new Target(type, path.namespace(), path.name(), status);
    }

    /**
     * A kind and what can be done with it.
     *
     * @param available whether whoever answers for it is there
     */
    record Served(ResourceType type, List<String> verbs, boolean available) {}

    private static final List<String> KEPT_VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    /** All of them, the kept ones first. */
    Stream<Served> all() {
        return Stream.of(
                        ResourceTypes.all().stream().map(type -> new Served(type, KEPT_VERBS, true)),
                        Reviews.TYPES.stream().map(type -> new Served(type, List.of("create"), true)),
                        computed.stream()
                                .map(resource -> new Served(resource.type(), resource.verbs(), resource.available())))
                .flatMap(stream -> stream);
    }
}
