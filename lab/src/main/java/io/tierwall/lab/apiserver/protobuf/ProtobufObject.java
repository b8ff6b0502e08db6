package io.tierwall.lab.apiserver.protobuf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.protobuf.Field.BytesMap;
import io.tierwall.lab.apiserver.protobuf.Field.Flag;
import io.tierwall.lab.apiserver.protobuf.Field.IntOrString;
import io.tierwall.lab.apiserver.protobuf.Field.Message;
import io.tierwall.lab.apiserver.protobuf.Field.Text;
import io.tierwall.lab.apiserver.protobuf.Field.TextMap;
import io.tierwall.lab.apiserver.protobuf.Field.WholeNumber;
import io.tierwall.lab.objects.ApiException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** An object in Kubernetes' binary form, made JSON. What is zero or empty was not said, as Kubernetes has it. */
public final class ProtobufObject {

    /** How the type is called in HTTP. */
    public static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    private static final ByteBuffer MAGIC = ByteBuffer.wrap("k8s\0".getBytes(StandardCharsets.US_ASCII));

    private ProtobufObject() {}

    /**
     * Reads an object with its envelope, which says its kind.
     *
     * @throws ApiException when it cannot be read (400) or is of a kind that is read as JSON only (415)
     */
    public static ObjectNode read(byte[] bytes) {
        if (bytes.length < MAGIC.capacity()
                || !ByteBuffer.wrap(bytes, 0, MAGIC.capacity()).equals(MAGIC)) {
            throw WireReader.unreadable();
        }
        String apiVersion = "";
        String kind = "";
        WireReader object = new WireReader(ByteBuffer.allocate(0));
        WireReader envelope = new WireReader(ByteBuffer.wrap(bytes, MAGIC.capacity(), bytes.length - MAGIC.capacity()));
        while (envelope.hasNext()) {
            WireReader.Value value = envelope.next();
            if (value.field() == 1) {
                apiVersion = text(value.message(), 1);
                kind = text(value.message(), 2);
            } else if (value.field() == 2) {
                object = value.message();
            }
        }
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        read.put("kind", kind).put("apiVersion", apiVersion);
        fill(read, object, fields(apiVersion, kind));
        return read;
    }

    private static Map<Integer, Field> fields(String apiVersion, String kind) {
        return Optional.ofNullable(Messages.KINDS.get(apiVersion + " " + kind))
                .orElseThrow(() -> ApiException.unsupported("the body of the request was in an unknown format ("
                        + MEDIA_TYPE + " for " + kind + ") - accepted media types include: application/json, "
                        + "application/yaml"));
    }

    private static byte[] bytes(WireReader message, int field) {
        byte[] bytes = {};
        while (message.hasNext()) {
            WireReader.Value value = message.next();
            bytes = value.field() == field ? value.octets() : bytes;
        }
        return bytes;
    }

    private static String text(WireReader message, int field) {
        String text = "";
        while (message.hasNext()) {
            WireReader.Value value = message.next();
            text = value.field() == field ? value.text() : text;
        }
        return text;
    }

    private static void fill(ObjectNode object, WireReader message, Map<Integer, Field> fields) {
        while (message.hasNext()) {
            WireReader.Value value = message.next();
            Optional.ofNullable(fields.get(value.field())).ifPresent(field -> add(object, field, value));
        }
    }

    private static void add(ObjectNode object, Field field, WireReader.Value value) {
        switch (field) {
            case Text text -> addText(object, text, value.text());
            case WholeNumber number -> {
                if (value.varint() != 0) {
                    object.put(number.name(), value.varint());
                }
            }
            case Flag flag -> {
                if (value.varint() != 0) {
                    object.put(flag.name(), true);
                }
            }
            case BytesMap map ->
                object.withObjectProperty(map.name()).put(text(value.message(), 1), bytes(value.message(), 2));
            case TextMap map ->
                object.withObjectProperty(map.name()).put(text(value.message(), 1), text(value.message(), 2));
            case IntOrString either -> addIntOrString(object, either.name(), value.message());
            case Message message -> {
                ObjectNode child = message.repeated()
                        ? object.withArrayProperty(message.name()).addObject()
                        : object.withObjectProperty(message.name());
                fill(child, value.message(), message.fields());
            }
        }
    }

    private static void addText(ObjectNode object, Text field, String text) {
        if (field.repeated()) {
            object.withArrayProperty(field.name()).add(text);
        } else if (!text.isEmpty()) {
            object.put(field.name(), text);
        }
    }

    private static void addIntOrString(ObjectNode object, String name, WireReader message) {
        long number = 0;
        String text = "";
        while (message.hasNext()) {
            WireReader.Value value = message.next();
            number = value.field() == 2 ? value.varint() : number;
            text = value.field() == 3 ? value.text() : text;
        }
        if (!text.isEmpty()) {
            object.put(name, text);
        } else if (number != 0) {
            object.put(name, number);
        }
    }
}
