package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.antrea.render.Ownership;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Fields of an object that somebody else wrote, its status aside.
 *
 * @param manager the field manager's name
 * @param at when it last did, by the cluster's clock, to the second
 * @param fields which fields, as the API server writes field sets
 */
public record ForeignWrite(String manager, Instant at, JsonNode fields) {

    /** Reads what an object's {@code managedFields} say of others than us. */
    static List<ForeignWrite> read(JsonNode managedFields) {
        List<ForeignWrite> writes = new ArrayList<>();
        for (JsonNode entry : managedFields) {
            String manager = entry.path("manager").asText();
            boolean ofStatus = !entry.path("subresource").asText("").isEmpty();
            if (!ofStatus && !manager.equals(Ownership.TIERWALL)) {
                writes.add(new ForeignWrite(manager, time(entry.path("time").asText("")), entry.path("fieldsV1")));
            }
        }
        return List.copyOf(writes);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notATime) {
            return Instant.EPOCH;
        }
    }

    /** Whether it has written this field or something in it; {@code fieldsV1} owns most lists only as a whole. */
    public boolean owns(String field) {
        JsonNode node = fields;
        for (String segment : segments(field)) {
            node = node.path("f:" + segment);
            if (node.isMissingNode()) {
                return false;
            }
            if (node.isEmpty()) {
                return true;
            }
        }
        return true;
    }

    /** Keys of labels and annotations have dots of their own; places in lists are left out. */
    private static List<String> segments(String field) {
        for (String map : new String[] {"metadata.labels.", "metadata.annotations."}) {
            if (field.startsWith(map)) {
                return List.of("metadata", map.split("\\.")[1], field.substring(map.length()));
            }
        }
        return List.of(field.replaceAll("\\[\\d+]", "").split("\\."));
    }
}
