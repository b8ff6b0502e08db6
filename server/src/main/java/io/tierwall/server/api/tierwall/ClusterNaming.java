package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.server.clusters.Labels;
import io.tierwall.server.clusters.NamingChange;
import io.tierwall.server.publish.RejectedException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What changes how a registered cluster is called; what is left out stays as it is.
 *
 * @param displayName what people call the cluster
 * @param labels what they sort it by, all of them: pairs of a key and a value, as Kubernetes writes labels
 */
public record ClusterNaming(
        @JsonProperty("display_name") Optional<String> displayName, Optional<Map<String, String>> labels) {

    static final Set<String> FIELDS = Set.of("display_name", "labels");

    static ClusterNaming read(IntentPath cluster, JsonNode body) {
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
                        "There is no such field here. Send display_name or labels; to change how the cluster is"
                                + " reached, register it again by PUT.");
            }
        });
        ClusterNaming naming = read(cluster, body, problems);
        if (!problems.isEmpty()) {
            throw new RejectedException(problems.list());
        }
        return naming;
    }

    /** Reads just these fields of a body, and reports what is wrong with them. */
    static ClusterNaming read(IntentPath cluster, JsonNode body, Problems problems) {
        ClusterNaming naming = new ClusterNaming(
                JsonText.read(body, "display_name", cluster, problems), labels(body.path("labels"), cluster, problems));
        naming.labels().ifPresent(labels -> Labels.check(cluster, labels, problems));
        return naming;
    }

    private static Optional<Map<String, String>> labels(JsonNode labels, IntentPath cluster, Problems problems) {
        if (labels.isMissingNode() || labels.isNull()) {
            return Optional.empty();
        }
        if (!labels.isObject() || !labels.valueStream().allMatch(JsonNode::isTextual)) {
            problems.add(
                    ProblemCode.FIELD_TYPE,
                    cluster,
                    "labels",
                    "A JSON object is expected here, in which all values are strings. Send one.");
            return Optional.empty();
        }
        Map<String, String> read = new TreeMap<>();
        labels.propertyStream()
                .forEach(label -> read.put(label.getKey(), label.getValue().textValue()));
        return Optional.of(read);
    }

    NamingChange change() {
        return new NamingChange(displayName, labels);
    }
}
