package io.tierwall.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.policy.LockChange;
import java.time.Instant;

/** Who turned a lock last. Clients see it and never say it. */
final class LockFormat {

    private static final String USER = "lock_modified_by";
    private static final String TIME = "lock_modified_time";

    private LockFormat() {}

    /** What {@link #write} wrote. */
    static LockChange read(JsonNode document) {
        return new LockChange(
                document.path(USER).asText(),
                Instant.ofEpochMilli(document.path(TIME).asLong()));
    }

    static void write(LockChange change, ObjectNode out) {
        out.put(USER, change.user()).put(TIME, change.time().toEpochMilli());
    }
}
