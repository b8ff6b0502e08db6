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

    /** All of them, the kept ones first. */
    Stream<ResourceType> all() {
        return Stream.concat(ResourceTypes.all().stream(), computed.stream().map(ReadOnlyResource::type));
    }
}
