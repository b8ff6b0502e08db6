package io.tierwall.cli.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks Antrea by Traceflow what becomes of the first packet of a connection to TCP port 80. */
final class Traces {

    /** Antrea follows fourteen at a time, and others may ask, too. */
    private static final int AT_A_TIME = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> ARRIVED = Set.of("Delivered", "ForwardedOutOfNetwork", "ForwardedOutOfOverlay");
    private static final Map<String, Object> TO_PORT_80 = Map.of(
            "ipHeader", Map.of("protocol", 6), "transportHeader", Map.of("tcp", Map.of("dstPort", 80, "flags", 2)));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final String prefix;
    private int asked;

    /** @param prefix what the names of the traces begin with */
    Traces(KubernetesClient client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    /**
     * A packet.
     *
     * @param source a pod, as Traceflow has it
     * @param destination a pod or an address, as Traceflow has it
     */
    record Question(Map<String, Object> source, Map<String, Object> destination) {}

    /** What becomes of each packet: {@code connected}, {@code dropped}, {@code rejected}, or what was said instead. */
    List<String> outcomes(List<Question> questions) throws Exception {
        List<String> outcomes = new ArrayList<>();
        for (int start = 0; start < questions.size(); start += AT_A_TIME) {
            outcomes.addAll(together(questions.subList(start, Math.min(start + AT_A_TIME, questions.size()))));
        }
        return outcomes;
    }

    private List<String> together(List<Question> questions) throws Exception {
        List<Resource<GenericKubernetesResource>> traces = new ArrayList<>();
        try {
            for (Question question : questions) {
                Resource<GenericKubernetesResource> trace = client.resource(traceflow(question));
                traces.add(trace);
                trace.create();
            }
            List<String> outcomes = new ArrayList<>();
            for (Resource<GenericKubernetesResource> trace : traces) {
                outcomes.add(outcome(Await.until(PATIENCE, () -> status(trace), Traces::isOver)));
            }
            return outcomes;
        } finally {
            traces.forEach(Resource::delete);
        }
    }

    private GenericKubernetesResource traceflow(Question question) {
        asked++;
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("crd.antrea.io/v1beta1")
                .withKind("Traceflow")
                .withNewMetadata()
                .withName(prefix + "-" + asked)
                .endMetadata()
                .addToAdditionalProperties(
                        "spec",
                        Map.of(
                                "source",
                                question.source(),
                                "destination",
                                question.destination(),
                                "packet",
                                TO_PORT_80))
                .build();
    }

    private static JsonNode status(Resource<GenericKubernetesResource> trace) {
        return JSON.valueToTree(trace.get()).path("status");
    }

    private static boolean isOver(JsonNode status) {
        return Set.of("Succeeded", "Failed").contains(status.path("phase").asText());
    }

    private static String outcome(JsonNode status) {
        List<String> actions = status.path("results")
                .valueStream()
                .flatMap(result -> result.path("observations").valueStream())
                .map(observation -> observation.path("action").asText())
                .toList();
        if (actions.contains("Rejected")) {
            return "rejected";
        }
        if (actions.contains("Dropped")) {
            return "dropped";
        }
        return actions.stream().anyMatch(ARRIVED::contains) ? "connected" : status.toString();
    }
}
