package io.tierwall.lab.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;

/** Trees as people write them. */
public final class Yaml {

    private static final YAMLMapper MAPPER = new YAMLMapper();

    private Yaml() {}

    public static ObjectNode object(String yaml) {
        try {
            return (ObjectNode) MAPPER.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object of a name, with a spec. */
    public static ObjectNode named(String name, String spec) {
        ObjectNode object = object("metadata: {name: '" + name + "'}");
        object.set("spec", object(spec));
        return object;
    }

    /** An object of a name in a namespace, with a spec. */
    public static ObjectNode named(String namespace, String name, String spec) {
        ObjectNode object = named(name, spec);
        object.withObject("/metadata").put("namespace", namespace);
        return object;
    }

    /** The tree as a client gets it, who knows nothing of bytes. */
    public static ObjectNode reread(ObjectNode tree) {
        return object(tree.toString());
    }
}
