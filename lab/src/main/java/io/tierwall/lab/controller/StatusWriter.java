package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a status when it says something else than the one that is there. */
final class StatusWriter {

    private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);
    private static final int NOT_FOUND = 404;

    private final ObjectStore store;

    StatusWriter(ObjectStore store) {
        this.store = store;
    }

    void write(ResourceType type, ObjectNode object, ObjectNode status) {
        if (object.path("status").equals(status)) {
            return;
        }
        String uid = object.at("/metadata/uid").asText();
        try {
            store.update(type, ObjectKey.of(object), current -> {
                // Another object may have the name by now.
                if (current.at("/metadata/uid").asText().equals(uid)) {
                    current.set("status", status);
                }
                return current;
            });
        } catch (ApiException e) {
            if (e.code() != NOT_FOUND) {
                throw e;
            }
            LOG.debug("{} was deleted before its status was written", ObjectKey.of(object));
        }
    }
}
