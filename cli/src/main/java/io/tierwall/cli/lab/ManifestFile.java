package io.tierwall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tierwall.cli.CommandFailedException;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Objects of a file with YAML documents, namespaces first.
 *
 * @param objects in the order in which they are to be applied
 */
record ManifestFile(List<Item> objects) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String DEFAULT_NAMESPACE = "default";

    /** An object and its kind. */
    record Item(ResourceType type, ObjectNode object) {

        String name() {
            return object.at("/metadata/name").asText();
        }

        String namespace() {
            return object.at("/metadata/namespace").asText(DEFAULT_NAMESPACE);
        }

        /** As kubectl would say it. */
        String title() {
            return type.singular() + " " + (type.namespaced() ? namespace() + "/" : "") + name();
        }

        boolean isPod() {
            return type.equals(ResourceTypes.PODS);
        }

        /** Where the API has it. */
        String path() {
            return (type.group().isEmpty() ? "/api/" : "/apis/") + type.apiVersion()
                    + (type.namespaced() ? "/namespaces/" + namespace() : "") + "/" + type.plural() + "/" + name();
        }
    }

    static ManifestFile read(Path file) {
        List<Item> items = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(Files.readString(file))) {
            documents.forEachRemaining(document -> add(document, items));
        } catch (IOException | RuntimeException e) {
            if (e instanceof CommandFailedException explained) {
                throw explained;
            }
            throw new CommandFailedException("cannot read " + file + ": " + e.getMessage(), e);
        }
        if (items.isEmpty()) {
            throw new CommandFailedException("there are no objects in " + file);
        }
        items.sort(Comparator.comparing(item -> !item.type().equals(ResourceTypes.NAMESPACES)));
        return new ManifestFile(List.copyOf(items));
    }

    private static void add(JsonNode document, List<Item> items) {
        if (document.path("kind").asText().equals("List")) {
            document.path("items").forEach(item -> add(item, items));
        } else if (document instanceof ObjectNode object) {
            items.add(item(object));
        }
    }

    private static Item item(ObjectNode object) {
        String apiVersion = object.path("apiVersion").asText();
        String kind = object.path("kind").asText();
        if (object.at("/metadata/name").asText().isEmpty()) {
            throw new CommandFailedException("an object in the file has no name: " + apiVersion + " " + kind);
        }
        return ResourceTypes.all().stream()
                .filter(type ->
                        type.apiVersion().equals(apiVersion) && type.kind().equals(kind))
                .findFirst()
                .map(type -> new Item(type, object))
                .orElseThrow(() -> new CommandFailedException("the lab keeps no \"" + apiVersion + " " + kind
                        + "\" as in the file. It keeps "
                        + String.join(
                                ", ",
                                ResourceTypes.all().stream()
                                        .map(ResourceType::kind)
                                        .toList())));
    }
}
