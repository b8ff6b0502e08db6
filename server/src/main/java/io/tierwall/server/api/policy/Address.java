package io.tierwall.server.api.policy;

import io.tierwall.model.IntentPath;
import java.util.List;
import java.util.Optional;

/** What a path below {@code /infra} stands for. */
sealed interface Address {

    /** Which kind of object is there. */
    Kind kind();

    /** One object, whether it exists or not. */
    record Item(Kind kind, IntentPath path) implements Address {}

    /** All objects of a kind below the same parent. */
    record Listing(Kind kind, IntentPath parent) implements Address {}

    /** Reads the decoded segments behind {@code /infra}; empty when nothing can be there. */
    static Optional<Address> of(List<String> segments) {
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        IntentPath path = new IntentPath(IntentPath.INFRA + "/" + String.join("/", segments));
        List<String> collection = segments.subList(0, segments.size() - 1);
        return Kind.all()
                .<Optional<Address>>map(kind -> {
                    if (kind.isCollection(segments)) {
                        return Optional.of(new Listing(kind, parent(path, segments.size())));
                    }
                    return kind.isCollection(collection) ? Optional.of(new Item(kind, path)) : Optional.empty();
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static IntentPath parent(IntentPath collection, int segments) {
        return segments == 1
                ? IntentPath.INFRA
                : new IntentPath(
                        collection.value().substring(0, collection.value().lastIndexOf('/')));
    }
}
