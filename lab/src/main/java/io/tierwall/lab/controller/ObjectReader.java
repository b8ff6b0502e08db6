package io.tierwall.lab.controller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Group;
import io.tierwall.antrea.crd.NetworkPolicy;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.lab.controller.Reading.NotUnderstood;
import io.tierwall.lab.controller.Reading.Understood;
import java.util.Optional;

/** Reads the trees of policies, groups and tiers. Thread-safe. */
final class ObjectReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ObjectReader() {}

    static Reading<Tier> tier(ObjectNode object) {
        return read(object, Tier.Spec.class, Tier::new);
    }

    static Reading<ClusterGroup> clusterGroup(ObjectNode object) {
        return within(Limits.ofGroup(object.path("spec")), object, ClusterGroup.Spec.class, ClusterGroup::new);
    }

    static Reading<Group> group(ObjectNode object) {
        return within(Limits.ofGroup(object.path("spec")), object, ClusterGroup.Spec.class, Group::new);
    }

    static Reading<ClusterNetworkPolicy> clusterPolicy(ObjectNode object) {
        return within(
                Limits.ofPolicy(object.path("spec")),
                object,
                ClusterNetworkPolicy.Spec.class,
                ClusterNetworkPolicy::new);
    }

    static Reading<NetworkPolicy> policy(ObjectNode object) {
        return within(
                Limits.ofPolicy(object.path("spec")), object, ClusterNetworkPolicy.Spec.class, NetworkPolicy::new);
    }

    static Reading<io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy> kubernetesPolicy(ObjectNode object) {
        return read(
                object,
                NetworkPolicySpec.class,
                (metadata, spec) -> new NetworkPolicyBuilder()
                        .withMetadata(metadata)
                        .withSpec(spec)
                        .build());
    }

    static String uid(JsonNode object) {
        return object.path("metadata").path("uid").asText();
    }

    static long generation(JsonNode object) {
        return object.path("metadata").path("generation").asLong();
    }

    private static <S, T> Reading<T> within(
            Optional<String> limit, ObjectNode object, Class<S> type, Maker<S, T> maker) {
        return limit.isPresent() ? new NotUnderstood<>(limit.get()) : read(object, type, maker);
    }

    private interface Maker<S, T> {
        T make(ObjectMeta metadata, S spec);
    }

    private static <S, T> Reading<T> read(ObjectNode object, Class<S> type, Maker<S, T> maker) {
        if (!object.path("spec").isObject()) {
            return new NotUnderstood<>("there is no spec");
        }
        ObjectMeta metadata = new ObjectMetaBuilder()
                .withNamespace(object.at("/metadata/namespace").asText(""))
                .withName(object.at("/metadata/name").asText())
                .withUid(uid(object))
                .withGeneration(generation(object))
                .build();
        try {
            return new Understood<>(maker.make(metadata, JSON.treeToValue(object.path("spec"), type)));
        } catch (JsonProcessingException e) {
            return new NotUnderstood<>("the spec cannot be read: " + e.getOriginalMessage());
        }
    }
}
