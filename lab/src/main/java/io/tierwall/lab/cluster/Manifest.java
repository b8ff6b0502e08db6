package io.tierwall.lab.cluster;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tierwall.lab.apiserver.Admission;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Objects as YAML documents. */
record Manifest(List<ObjectNode> objects) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String SAMPLES = "sample-workloads.yaml";

    /** @throws IllegalArgumentException when it is not YAML with objects */
    static Manifest read(String yaml) {
        try (MappingIterator<ObjectNode> documents =
                YAML.readerFor(ObjectNode.class).readValues(yaml)) {
            return new Manifest(documents.readAll());
        } catch (IOException e) {
            throw new IllegalArgumentException("the manifest cannot be read: " + e.getMessage(), e);
        }
    }

    /** The workloads that the guide's examples can be tried with. */
    static Manifest samples() {
        try (InputStream stream = Manifest.class.getResourceAsStream(SAMPLES)) {
            if (stream == null) {
                throw new IllegalStateException("the build left out " + SAMPLES);
            }
            return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Creates all objects, in their order.
     *
     * @throws IllegalArgumentException when a kind is not one that the lab keeps
     */
    void create(ObjectStore store, Admission admission) {
        for (ObjectNode document : objects) {
            ResourceType type = type(document);
            ObjectNode object = document.deepCopy();
            object.remove(List.of("apiVersion", "kind"));
            admission.admitWrite(type, Optional.empty(), object);
            store.create(type, object);
        }
    }

    private static ResourceType type(ObjectNode document) {
        String apiVersion = document.path("apiVersion").asText();
        String kind = document.path("kind").asText();
        return ResourceTypes.all().stream()
                .filter(type ->
                        type.apiVersion().equals(apiVersion) && type.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the lab keeps no " + apiVersion + " " + kind + ", as "
                        + ObjectKey.of(document) + " in the manifest"));
    }
}
