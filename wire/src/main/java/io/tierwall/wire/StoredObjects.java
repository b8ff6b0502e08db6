package io.tierwall.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.OrderLabel;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.SystemFields;
import io.tierwall.model.problem.Problems;
import java.util.UUID;

/**
 * Objects of the intent as they are kept: what clients see, and the place of a policy, which they do not. What was once
 * written stays readable for ever.
 */
public final class StoredObjects {

    /** The field with a policy's assigned place. Never sent to a client. */
    static final String ORDER = "_order";

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredObjects() {}

    /** The document to keep. */
    public static String write(IntentObject object) {
        ObjectNode out = WireObjects.write(object);
        if (object instanceof SecurityPolicy policy) {
            out.put(ORDER, policy.order().value());
        }
        return out.toString();
    }

    /**
     * The object that was kept.
     *
     * @throws IllegalArgumentException when the document is not one that {@link #write} made
     */
    public static IntentObject read(IntentPath path, String document) {
        try {
            return read(path, JSON.readTree(document));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(path + " cannot be read back: " + e.getMessage(), e);
        }
    }

    private static IntentObject read(IntentPath path, JsonNode document) {
        SystemFields system = CommonFields.system(document);
        if (path.collection().equals("cluster-control-planes")) {
            return new ClusterControlPlane(
                    path,
                    CommonFields.naming(new ObjectReader(document, path.value(), "", new Problems()), path),
                    system,
                    UUID.fromString(document.path("node_id").asText()));
        }
        Problems problems = new Problems();
        IntentObject read = WireObjects.read(new ObjectReader(document, path.value(), "", problems), path)
                .orElseThrow(() -> new IllegalArgumentException(path + " cannot be read back"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(path + " cannot be read back: " + problems.list());
        }
        IntentObject stamped = read.withSystem(system);
        return switch (stamped) {
            case SecurityPolicy policy ->
                policy.withOrder(new OrderLabel(document.path(ORDER).asDouble()))
                        .withLockChange(LockFormat.read(document));
            case Rule rule -> rule.withRuleId(document.path("rule_id").asInt());
            case IntentObject other -> other;
        };
    }
}
