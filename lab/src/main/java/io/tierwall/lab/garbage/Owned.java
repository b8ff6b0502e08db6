package io.tierwall.lab.garbage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.Removal;
import io.tierwall.lab.objects.ResourceType;
import java.util.List;

/** An object, as far as owners matter. */
record Owned(ResourceType type, ObjectNode object) {

    /** Holds an owner until its dependents are gone. */
    static final String FOREGROUND = "foregroundDeletion";

    /** Holds an owner until its dependents have forgotten it. */
    static final String ORPHAN = "orphan";

    String uid() {
        return object.at("/metadata/uid").asText();
    }

    List<JsonNode> owners() {
        return object.at("/metadata/ownerReferences").valueStream().toList();
    }

    boolean isOwnedBy(Owned owner) {
        return owners().stream().anyMatch(reference -> uid(reference).equals(owner.uid()));
    }

    /** Whether an owner that is deleted in the foreground waits for it. */
    boolean blocks(Owned owner) {
        return owners().stream()
                .anyMatch(reference -> uid(reference).equals(owner.uid())
                        && reference.path("blockOwnerDeletion").asBoolean());
    }

    boolean isHeldBy(String finalizer) {
        return Removal.isGoing(object) && Removal.finalizers(object).contains(finalizer);
    }

    static String uid(JsonNode reference) {
        return reference.path("uid").asText();
    }
}
