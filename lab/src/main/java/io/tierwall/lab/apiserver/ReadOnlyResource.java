package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects that nobody keeps: what an aggregated API server, such as the Antrea controller's, computes when asked. One
 * is asked for by its name, or by sending a question as an object.
 */
public interface ReadOnlyResource {

    /** Which kind. */
    ResourceType type();

    /** Whether they can be listed, or only asked for by name. */
    boolean listable();

    /** Whether a question can be sent. Then nothing else can be done. */
    default boolean answers() {
        return false;
    }

    /** Whether who computes them can be asked now. Meanwhile discovery names them as stale. */
    default boolean available() {
        return true;
    }

    /** All of them, of all namespaces; asked for only when listable. */
    default List<ObjectNode> list() {
        return List.of();
    }

    /**
     * One of them.
     *
     * @param key without namespace for those of the cluster
     * @param parameters of the URL
     * @throws ApiException when a parameter makes no sense
     */
    default Optional<ObjectNode> find(ObjectKey key, Map<String, String> parameters) {
        return Optional.empty();
    }

    /**
     * The question with its answer.
     *
     * @param question as it was sent
     * @throws ApiException when there is none
     */
    default ObjectNode answer(ObjectNode question) {
        throw ApiException.notAllowed();
    }

    /** What can be done with them, as discovery says it. */
    default List<String> verbs() {
        if (answers()) {
            return List.of("create");
        }
        return listable() ? List.of("get", "list") : List.of("get");
    }
}
