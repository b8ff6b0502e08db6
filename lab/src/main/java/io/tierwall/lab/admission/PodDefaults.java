package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A pod stays on its node: whoever replaces it without saying where does not move it. */
final class PodDefaults {

    private PodDefaults() {}

    static void complete(Optional<ObjectNode> before, ObjectNode pod) {
        String node = before.map(known -> known.at("/spec/nodeName").asText("")).orElse("");
        if (!node.isEmpty()) {
            pod.withObject("/spec").put("nodeName", node);
        }
    }
}
