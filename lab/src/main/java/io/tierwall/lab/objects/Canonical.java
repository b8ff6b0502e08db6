package io.tierwall.lab.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Copies in which equal numbers are equal nodes: 1, 1.0 and a long 1 are one and the same to Kubernetes, which writes
 * the shortest form.
 */
public final class Canonical {

    /** Beyond this, a double no longer tells neighbouring integers apart. */
    private static final double EXACT = 9_007_199_254_740_992.0;

    private Canonical() {}

    public static ObjectNode copy(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> copy.set(field.getKey(), copy(field.getValue())));
        return copy;
    }

    public static JsonNode copy(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> copy(object);
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> copy.add(copy(element)));
                yield copy;
            }
            case JsonNode other -> other.isNumber() ? number(other) : other;
        };
    }

    private static JsonNode number(JsonNode number) {
        double value = number.doubleValue();
        boolean integral = number.isIntegralNumber() || (value == Math.rint(value) && Math.abs(value) < EXACT);
        if (!integral || (number.isIntegralNumber() && !number.canConvertToLong())) {
            return number;
        }
        long whole = number.isIntegralNumber() ? number.longValue() : (long) value;
        return whole == (int) whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
    }
}
