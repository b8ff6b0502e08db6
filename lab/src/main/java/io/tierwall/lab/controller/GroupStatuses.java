package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.controller.GroupFinding.Computed;
import io.tierwall.lab.controller.GroupFinding.Incomplete;
import java.time.Instant;

/** What is said of groups. */
final class GroupStatuses {

    private static final String COMPUTED = "GroupMembersComputed";

    private GroupStatuses() {}

    static ObjectNode of(JsonNode before, GroupFinding finding, Instant now) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        Conditions conditions = new Conditions(before, status, now);
        switch (finding) {
            case Computed() -> conditions.add(COMPUTED, true);
            case Incomplete(String reason, String message) -> conditions.add(COMPUTED, false, reason, message);
        }
        return status;
    }
}
