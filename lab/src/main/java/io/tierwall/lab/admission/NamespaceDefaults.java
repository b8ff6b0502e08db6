package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the API server itself writes into namespaces: a label with the name, and that they are in use. */
final class NamespaceDefaults {

    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private NamespaceDefaults() {}

    static void complete(ObjectNode namespace) {
        ObjectNode metadata = namespace.withObject("/metadata");
        metadata.withObject("/labels").put(NAME_LABEL, metadata.path("name").asText());
        ObjectNode status = namespace.withObject("/status");
        if (!status.has("phase")) {
            status.put("phase", "Active");
        }
    }
}
