package io.tierwall.lab.controller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.lab.controller.Reading.NotUnderstood;
import io.tierwall.lab.controller.Reading.Understood;
import java.util.Optional;

/** Reads the trees of Antrea objects. Thread-safe. */
final class ObjectReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ObjectReader() {}

    static Reading<Tier> tier(ObjectNode object) {
        return read(object, Tier.Spec.class, Tier::new);
    }

    static Reading<ClusterGroup> group(ObjectNode object) {
        Optional<String> limit = Limits.ofGroup(object.path("spec"));
        return limit.isPresent()
                ? new NotUnderstood<>(limit.get())
                : read(object, ClusterGroup.Spec.class, ClusterGroup::new);
    }

    static Reading<ClusterNetworkPolicy> policy(ObjectNode object) {
        Optional<String> limit = Limits.ofPolicy(object.path("spec"));
        return limit.isPresent()
                ? new NotUnderstood<>(limit.get())
                : read(withProtocols(object), ClusterNetworkPolicy.Spec.class, ClusterNetworkPolicy::new);
    }

    /** Ports are of TCP unless they say otherwise. */
    private static ObjectNode withProtocols(ObjectNode policy) {
        ObjectNode complete = policy.deepCopy();
        for (String direction : new String[] {"ingress", "egress"}) {
            for (JsonNode rule : complete.path("spec").path(direction)) {
                for (JsonNode port : rule.path("ports")) {
                    if (port instanceof ObjectNode open && !open.has("protocol")) {
                        open.put("protocol", "TCP");
                    }
                }
            }
        }
        return complete;
    }

    private interface Maker<S, T> {
        T make(ObjectMeta metadata, S spec);
    }

    private static <S, T> Reading<T> read(ObjectNode object, Class<S> type, Maker<S, T> maker) {
        if (!object.path("spec").isObject()) {
            return new NotUnderstood<>("there is no spec");
        }
        ObjectMeta metadata = new ObjectMetaBuilder()
                .withName(object.at("/metadata/name").asText())
                .withUid(object.at("/metadata/uid").asText())
                .withGeneration(object.at("/metadata/generation").asLong())
                .build();
        try {
            return new Understood<>(maker.make(metadata, JSON.treeToValue(object.path("spec"), type)));
        } catch (JsonProcessingException e) {
            return new NotUnderstood<>("the spec cannot be read: " + e.getOriginalMessage());
        }
    }
}
