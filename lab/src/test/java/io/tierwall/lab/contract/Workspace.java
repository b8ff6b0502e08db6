package io.tierwall.lab.contract;

import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.ApiClient;
import io.tierwall.lab.testing.ApiClient.Reply;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one test makes in a cluster. Names are the test's own with something in front that nobody else has; all objects
 * have a label; namespaced ones are in a namespace that is made when it is first needed.
 */
final class Workspace {

    static final String LABEL = "tierwall.io/contract";

    private static final int PREFIX_DIGITS = 10;

    private final ApiClient client;
    private final String prefix;
    private final SequencedSet<String> made = new LinkedHashSet<>();

    Workspace(ApiClient client) {
        this.client = client;
        this.prefix = "tw-" + UUID.randomUUID().toString().replace("-", "").substring(0, PREFIX_DIGITS);
    }

    /** What an object is called in the cluster. */
    String name(String name) {
        return prefix + "-" + name;
    }

    /** Selects what this workspace made. */
    String selector() {
        return "labelSelector=" + LABEL + "%3D" + prefix;
    }

    /** The namespace, which is there from now on. */
    String namespace() {
        String path = "/api/v1/namespaces/" + prefix;
        if (made.add(path)) {
            Reply reply = client.post(
                    "/api/v1/namespaces",
                    object(ResourceTypes.NAMESPACES, prefix, "{}").toString());
            assertThat(reply.code()).as("%s", reply.body()).isEqualTo(201);
        }
        return prefix;
    }

    /** Where objects of a kind are. */
    String collection(ResourceType type) {
        return (type.group().isEmpty() ? "/api/" : "/apis/") + type.apiVersion()
                + (type.namespaced() ? "/namespaces/" + namespace() : "") + "/" + type.plural();
    }

    /** Where an object is. */
    String path(ResourceType type, String name) {
        return collection(type) + "/" + name(name);
    }

    /** An object that belongs here, as a client sends it. */
    ObjectNode configuration(ResourceType type, String name, String body) {
        return object(type, name(name), body);
    }

    private ObjectNode object(ResourceType type, String fullName, String body) {
        ObjectNode object = ApiClient.yaml(body);
        object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
        ObjectNode metadata = object.withObject("/metadata");
        metadata.put("name", fullName);
        metadata.withObject("/labels").put(LABEL, prefix);
        return object;
    }

    /** Tries to create an object, which is deleted in the end. */
    Reply post(ResourceType type, String name, String body) {
        made.add(path(type, name));
        return client.post(collection(type), configuration(type, name, body).toString());
    }

    /** Creates an object. */
    Reply create(ResourceType type, String name, String body) {
        Reply reply = post(type, name, body);
        assertThat(reply.code()).as("%s", reply.body()).isEqualTo(201);
        return reply;
    }

    /** Applies a configuration in the name of a field manager; what it creates is deleted in the end. */
    Reply apply(ResourceType type, String name, String manager, String body) {
        made.add(path(type, name));
        return client.apply(
                path(type, name) + "?fieldManager=" + manager,
                configuration(type, name, body).toString());
    }

    Reply put(ResourceType type, String name, String body) {
        return client.put(path(type, name), configuration(type, name, body).toString());
    }

    Reply get(ResourceType type, String name) {
        return client.get(path(type, name));
    }

    Reply merge(ResourceType type, String name, String patch) {
        return client.merge(path(type, name), patch);
    }

    /** Creates a tier of a priority that is free. */
    Reply createTier(String name, String more) {
        return create(ResourceTypes.TIERS, name, "spec: {priority: " + freeTierPriority() + more + "}");
    }

    int freeTierPriority() {
        Set<Integer> taken = client.get(collection(ResourceTypes.TIERS))
                .body()
                .path("items")
                .valueStream()
                .map(tier -> tier.at("/spec/priority").asInt())
                .collect(Collectors.toSet());
        return IntStream.range(20, 220)
                .filter(priority -> !taken.contains(priority))
                .findFirst()
                .orElseThrow();
    }

    /** Deletes all that was made, the latest first, because it may depend on what was there before. */
    void clean() throws Exception {
        for (String path : List.copyOf(made.reversed())) {
            assertThat(client.delete(path).code()).as(path).isIn(200, 202, 404);
            if (!path.startsWith("/api/")) {
                // The name is free when this returns; objects in namespaces go with them, in their own time.
                assertEventually(
                        () -> assertThat(client.get(path).code()).as(path).isEqualTo(404));
            }
        }
    }
}
