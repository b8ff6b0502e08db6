package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceType.Column;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Objects as rows, which {@code kubectl get} asks for. */
final class Tables {

    private final Clock clock;

    Tables(Clock clock) {
        this.clock = clock;
    }

    /** Whether a client prefers a table to the objects themselves. */
    static boolean wanted(String accept) {
        return accept.contains("as=Table");
    }

    /**
     * Objects as a table.
     *
     * @param metadata of the list
     * @param included what comes with each row: {@code None}, {@code Object}, else the metadata
     */
    ObjectNode table(ResourceType type, Collection<? extends JsonNode> objects, ObjectNode metadata, String included) {
        ObjectNode table = Documents.of("meta.k8s.io/v1", "Table");
        table.set("metadata", metadata);
        ArrayNode definitions = table.putArray("columnDefinitions");
        define(definitions, "Name", "string", "name", 0);
        type.columns()
                .forEach(column -> define(
                        definitions,
                        column.name(),
                        column.type().equals("date") ? "string" : column.type(),
                        "",
                        column.wideOnly() ? 1 : 0));
        ArrayNode rows = table.putArray("rows");
        objects.forEach(object -> row(type, object, included, rows.addObject()));
        return table;
    }

    private static void define(ArrayNode definitions, String name, String type, String format, int priority) {
        definitions
                .addObject()
                .put("name", name)
                .put("type", type)
                .put("format", format)
                .put("description", name)
                .put("priority", priority);
    }

    private void row(ResourceType type, JsonNode object, String included, ObjectNode row) {
        ArrayNode cells = row.putArray("cells");
        cells.add(object.at("/metadata/name").asText());
        type.columns().forEach(column -> cells.add(cell(type, column, object)));
        switch (included) {
            case "None" -> {}
            case "Object" -> row.set("object", Documents.object(type, object));
            case String _ -> {
                ObjectNode partial = row.putObject("object");
                partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
                partial.set("metadata", object.path("metadata"));
            }
        }
    }

    private JsonNode cell(ResourceType type, Column column, JsonNode object) {
        if (column.pointer().isEmpty()) {
            return Cells.of(type, column, object);
        }
        JsonNode value = object.at(column.pointer());
        if (column.type().equals("date")) {
            return TextNode.valueOf(value.isMissingNode() ? "<unknown>" : age(Instant.parse(value.asText())));
        }
        return value.isMissingNode() ? NullNode.instance : value;
    }

    /** As kubectl writes ages: the largest unit, two of them while the number is small. */
    private String age(Instant since) {
        Duration age = Duration.between(since, clock.instant());
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return seconds + "s";
        }
        if (age.toMinutes() < 10) {
            return age.toMinutes() + "m" + (age.toSecondsPart() == 0 ? "" : age.toSecondsPart() + "s");
        }
        if (age.toHours() < 3) {
            return age.toMinutes() + "m";
        }
        return age.toHours() < 48 ? age.toHours() + "h" : age.toDays() + "d";
    }
}
