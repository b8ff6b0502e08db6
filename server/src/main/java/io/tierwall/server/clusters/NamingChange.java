package io.tierwall.server.clusters;

import io.tierwall.model.Naming;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of what a cluster is called; what is not said stays as it is.
 *
 * @param displayName what people call it
 * @param labels all of them; see {@link Labels}
 */
public record NamingChange(Optional<String> displayName, Optional<Map<String, String>> labels) {

    /** Just a name. */
    public static NamingChange of(String displayName) {
        return new NamingChange(Optional.of(displayName), Optional.empty());
    }

    Naming apply(Naming before) {
        return new Naming(
                displayName.orElse(before.displayName()),
                before.description(),
                labels.map(Labels::tags).orElse(before.tags()));
    }
}
