package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.server.publish.RejectedException;
import java.util.Optional;
import java.util.Set;

/**
 * What registers a cluster.
 *
 * @param kubeconfig in YAML, with its certificates and token within
 * @param displayName what people call the cluster; its id when not given
 */
public record ClusterRequest(
        String kubeconfig, @JsonProperty("display_name") Optional<String> displayName) {

    private static final Set<String> FIELDS = Set.of("kubeconfig", "display_name");

    static ClusterRequest read(IntentPath cluster, JsonNode body) {
        Problems problems = new Problems();
        if (!body.isObject()) {
            problems.add(ProblemCode.FIELD_TYPE, cluster, "", "A JSON object is expected here. Send one.");
        }
        body.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                problems.add(
                        ProblemCode.FIELD_UNKNOWN,
                        cluster,
                        field,
                        "There is no such field here. Send kubeconfig and, if you like, display_name.");
            }
        });
        Optional<String> kubeconfig = text(body, "kubeconfig", cluster, problems);
        if (kubeconfig.isEmpty() && problems.isEmpty()) {
            problems.add(ProblemCode.FIELD_REQUIRED, cluster, "kubeconfig", "The field is required. Add it.");
        }
        Optional<String> displayName = text(body, "display_name", cluster, problems);
        if (!problems.isEmpty()) {
            throw new RejectedException(problems.list());
        }
        return new ClusterRequest(kubeconfig.orElseThrow(), displayName);
    }

    private static Optional<String> text(JsonNode body, String field, IntentPath cluster, Problems problems) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            problems.add(ProblemCode.FIELD_TYPE, cluster, field, "A string is expected here. Put the value in quotes.");
            return Optional.empty();
        }
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ClusterRequest[displayName=" + displayName + "]";
    }
}
