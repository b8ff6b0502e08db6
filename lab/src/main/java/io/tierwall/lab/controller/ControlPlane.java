package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceType;
import java.util.List;
import java.util.Locale;

/** The kinds that the controller answers questions about groups and policies with. */
final class ControlPlane {

    private ControlPlane() {}

    /** A kind whose plural is the kind's own name. */
    static ResourceType type(String kind, boolean namespaced) {
        return type(kind, kind.toLowerCase(Locale.ROOT), namespaced);
    }

    /** The beginning of an answer about what has this name. */
    static ObjectNode answer(ResourceType type, ObjectKey key) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = answer.putObject("metadata").put("name", key.name());
        if (type.namespaced()) {
            metadata.put("namespace", key.namespace());
        }
        return answer;
    }

    static ResourceType type(String kind, String plural, boolean namespaced) {
        return new ResourceType(
                "controlplane.antrea.io",
                "v1beta2",
                kind,
                plural,
                kind.toLowerCase(Locale.ROOT),
                List.of(),
                namespaced,
                false,
                List.of());
    }
}
