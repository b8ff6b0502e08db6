package io.tierwall.lab.apiserver.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/**
 * One entry of {@code managedFields}.
 *
 * @param operation {@code Apply} or {@code Update}
 * @param time empty when nobody said it
 */
record Owner(String manager, String operation, String apiVersion, String subresource, String time, FieldSet fields) {

    /** The order in which Kubernetes keeps entries. */
    static final Comparator<Owner> ORDER = Comparator.comparing(Owner::operation)
            .thenComparing(Owner::time)
            .thenComparing(Owner::manager)
            .thenComparing(Owner::apiVersion)
            .thenComparing(Owner::subresource);

    static Owner of(Writer writer, FieldSet fields) {
        return new Owner(
                writer.manager(),
                writer.applies() ? "Apply" : "Update",
                writer.apiVersion(),
                writer.subresource(),
                writer.time().toString(),
                fields);
    }

    static Owner parse(JsonNode entry) {
        return new Owner(
                entry.path("manager").asText(),
                entry.path("operation").asText(),
                entry.path("apiVersion").asText(),
                entry.path("subresource").asText(),
                entry.path("time").asText(),
                FieldSet.parse(entry.path("fieldsV1")));
    }

    ObjectNode toJson() {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("manager", manager).put("operation", operation).put("apiVersion", apiVersion);
        if (!time.isEmpty()) {
            entry.put("time", time);
        }
        entry.put("fieldsType", "FieldsV1").set("fieldsV1", fields.toJson());
        if (!subresource.isEmpty()) {
            entry.put("subresource", subresource);
        }
        return entry;
    }

    boolean is(Writer writer) {
        return manager.equals(writer.manager())
                && operation.equals(writer.applies() ? "Apply" : "Update")
                && apiVersion.equals(writer.apiVersion())
                && subresource.equals(writer.subresource());
    }

    Owner with(FieldSet others) {
        return new Owner(manager, operation, apiVersion, subresource, time, others);
    }

    /** As conflicts name it. */
    @Override
    public String toString() {
        String name =
                "\"" + manager + "\"" + (subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"");
        if (operation.equals("Apply")) {
            return name;
        }
        return name + " using " + apiVersion + (time.isEmpty() ? "" : " at " + time);
    }
}
