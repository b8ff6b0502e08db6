package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.server.clusters.NamingChange;
import io.tierwall.server.clusters.TokenAccess;
import io.tierwall.server.publish.RejectedException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What registers a cluster: either a kubeconfig, or an address and a token.
 *
 * @param kubeconfig in YAML, with its certificates and token within
 * @param url the API server's address
 * @param token a service account's, such as {@code tierwall clusters bootstrap} makes
 * @param authority what signs the API server's certificate, in PEM; public authorities when not given
 * @param displayName what people call the cluster; its id when not given
 * @param labels what they sort it by: pairs of a key and a value, as Kubernetes writes labels; as they are when not
 *     given
 */
public record ClusterRequest(
        Optional<String> kubeconfig,
        Optional<String> url,
        Optional<String> token,
        @JsonProperty("ca") Optional<String> authority,
        @JsonProperty("display_name") Optional<String> displayName,
        Optional<Map<String, String>> labels) {

    private static final Set<String> FIELDS = Set.of("kubeconfig", "url", "token", "ca", "display_name", "labels");

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
                        "There is no such field here. Send kubeconfig, or url, token and ca; and, if you like,"
                                + " display_name and labels.");
            }
        });
        ClusterNaming naming = ClusterNaming.read(cluster, body, problems);
        ClusterRequest request = new ClusterRequest(
                JsonText.read(body, "kubeconfig", cluster, problems),
                JsonText.read(body, "url", cluster, problems),
                JsonText.read(body, "token", cluster, problems),
                JsonText.read(body, "ca", cluster, problems),
                naming.displayName(),
                naming.labels());
        if (problems.isEmpty()) {
            request.checkTogether(cluster, problems);
        }
        if (!problems.isEmpty()) {
            throw new RejectedException(problems.list());
        }
        return request;
    }

    private void checkTogether(IntentPath cluster, Problems problems) {
        boolean byToken = url.isPresent() || token.isPresent() || authority.isPresent();
        if (kubeconfig.isPresent() && byToken) {
            problems.add(
                    ProblemCode.VALUE_UNKNOWN,
                    cluster,
                    "kubeconfig",
                    "A kubeconfig says url, token and ca already. Send one or the other.");
        } else if (byToken && url.isEmpty()) {
            problems.add(ProblemCode.FIELD_REQUIRED, cluster, "url", "The field is required. Add it.");
        } else if (byToken && token.isEmpty()) {
            problems.add(ProblemCode.FIELD_REQUIRED, cluster, "token", "The field is required. Add it.");
        } else if (!byToken && kubeconfig.isEmpty()) {
            problems.add(
                    ProblemCode.FIELD_REQUIRED,
                    cluster,
                    "kubeconfig",
                    "The field is required, or url and token instead. Add it.");
        }
    }

    /** How to reach the cluster, whichever way it was said. */
    String access() {
        return kubeconfig.orElseGet(
                () -> new TokenAccess(url.orElseThrow(), token.orElseThrow(), authority).kubeconfig());
    }

    /** What it is called: its id where nothing else is said. */
    NamingChange naming(String id) {
        return new NamingChange(Optional.of(displayName.orElse(id)), labels);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ClusterRequest[displayName=" + displayName + "]";
    }
}
