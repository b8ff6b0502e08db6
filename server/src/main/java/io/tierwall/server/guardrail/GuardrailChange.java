package io.tierwall.server.guardrail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * That somebody changed what a guardrail says.
 *
 * @param number counts all changes of all guardrails, from 1
 * @param guardrail its id
 * @param time in milliseconds since 1970
 * @param before as clients see it; empty for one that was created
 * @param after the same; empty for one that was deleted
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record GuardrailChange(
        long number,
        String guardrail,
        String user,
        long time,
        Optional<ObjectNode> before,
        Optional<ObjectNode> after) {}
