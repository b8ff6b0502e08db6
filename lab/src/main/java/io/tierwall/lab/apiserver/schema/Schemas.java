package io.tierwall.lab.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tierwall.lab.objects.Canonical;
import io.tierwall.lab.objects.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The schemas of the kinds that the lab keeps. */
public final class Schemas {

    private static final String RESOURCE = "antrea.yaml";
    private static final String REFERENCE = "$ref";
    private static final List<String> KINDS = List.of(
            "Tier",
            "ClusterGroup",
            "Group",
            "ClusterNetworkPolicy",
            "NetworkPolicy",
            "Traceflow",
            "SupportBundleCollection");
    private static final Map<String, Schema> BY_KIND = load();

    private Schemas() {}

    /** The schema of a kind; none for those that are computed. */
    public static Optional<Schema> of(ResourceType type) {
        return type.group().equals("crd.antrea.io")
                ? Optional.ofNullable(BY_KIND.get(type.kind()))
                : CoreSchemas.of(type);
    }

    /** What every object has, as OpenAPI v3 writes it. */
    public static ObjectNode metadata() {
        return CoreSchemas.metadata();
    }

    private static Map<String, Schema> load() {
        try (InputStream in = Schemas.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("not packaged: " + RESOURCE);
            }
            JsonNode definitions = Canonical.copy(new YAMLMapper().readTree(in)).path("definitions");
            return KINDS.stream()
                    .collect(Collectors.toUnmodifiableMap(
                            kind -> kind, kind -> new Schema(inline(definitions.path(kind), definitions))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Structural schemas have no references, so each is replaced by what it refers to. */
    private static JsonNode inline(JsonNode schema, JsonNode definitions) {
        return switch (schema) {
            case ObjectNode object
            when object.has(REFERENCE) ->
                inline(definitions.required(object.path(REFERENCE).asText()), definitions);
            case ObjectNode object -> {
                ObjectNode inlined = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(field -> inlined.set(field.getKey(), inline(field.getValue(), definitions)));
                yield inlined;
            }
            case ArrayNode array -> {
                ArrayNode inlined = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> inlined.add(inline(element, definitions)));
                yield inlined;
            }
            case JsonNode other -> other;
        };
    }
}
