package io.tierwall.sync.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of a deletion. */
final class DeleteOptions {

    private DeleteOptions() {}

    /** Of just the object that has this uid, not of another of its name. */
    static ObjectNode of(String uid) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.put("apiVersion", "v1").put("kind", "DeleteOptions").put("propagationPolicy", "Background");
        options.putObject("preconditions").put("uid", uid);
        return options;
    }
}
