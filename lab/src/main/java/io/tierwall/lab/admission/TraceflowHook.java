package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.Optional;

/** Refusals of traces: a packet that is sent comes from a pod that is there and not on its host's network. */
final class TraceflowHook {

    static final String NAME = "traceflowvalidator.antrea.io";

    private final ObjectStore store;

    TraceflowHook(ObjectStore store) {
        this.store = store;
    }

    Optional<String> refusal(ObjectNode traceflow) {
        JsonNode spec = traceflow.path("spec");
        JsonNode source = spec.path("source");
        boolean fromPod = source.has("pod");
        if (spec.path("liveTraffic").asBoolean()) {
            return fromPod || spec.path("destination").has("pod")
                    ? Optional.empty()
                    : Optional.of("one end of a trace of live traffic has to be a pod");
        }
        if (!fromPod || !source.has("namespace")) {
            return Optional.of(
                    "a trace that is not of live traffic needs the pod that is the source, and its namespace");
        }
        ObjectKey key = new ObjectKey(
                source.path("namespace").asText(), source.path("pod").asText());
        Optional<ObjectNode> pod = store.find(ResourceTypes.PODS, key);
        if (pod.isEmpty()) {
            return Optional.of("the source pod " + key + " does not exist");
        }
        return pod.get().at("/spec/hostNetwork").asBoolean()
                ? Optional.of("the source pod " + key + " is on the network of its host")
                : Optional.empty();
    }
}
