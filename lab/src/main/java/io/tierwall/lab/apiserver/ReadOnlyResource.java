package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ResourceType;
import java.util.List;
import java.util.Optional;

/** Objects that nobody keeps: what an aggregated API server, such as the Antrea controller's, computes when asked. */
public interface ReadOnlyResource {

    /** Which kind. */
    ResourceType type();

    /** Whether whoever computes them is there. */
    default boolean available() {
        return true;
    }

    /** Whether they can be listed, or only asked for by name. */
    boolean listable();

    /** All of them; asked for only when listable. */
    List<ObjectNode> list();

    /** One of them by name. */
    Optional<ObjectNode> find(String name);
}
