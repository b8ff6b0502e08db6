package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ResourceType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The former version of OpenAPI, which older clients ask for, as protobuf only. It says that every kind can be patched
 * without consequences, or they do not show differences; it says of no kind what it has, so they leave validation to
 * the server.
 */
final class FormerOpenApi {

    private static final String MEDIA_TYPE = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
    private static final int LENGTH_DELIMITED = 2;

    /** Numbers of fields, as the protobuf form of the format has them. */
    private static final class Fields {
        private static final int DOCUMENT_VERSION = 1;
        private static final int DOCUMENT_PATHS = 8;
        private static final int PATHS_PATH = 2;
        private static final int NAME = 1;
        private static final int VALUE = 2;
        private static final int PATH_PATCH = 8;
        private static final int OPERATION_PARAMETERS = 8;
        private static final int OPERATION_EXTENSION = 13;
        private static final int ITEM_PARAMETER = 1;
        private static final int PARAMETER_WITHOUT_BODY = 2;
        private static final int IN_QUERY = 3;
        private static final int QUERY_IN = 2;
        private static final int QUERY_NAME = 4;
        private static final int ANY_YAML = 2;
    }

    private FormerOpenApi() {}

    static Answer answer(List<ResourceType> types, String accept) {
        return accept.contains("protobuf")
                ? new Answer.Bytes(ByteBuffer.wrap(document(types)).asReadOnlyBuffer(), MEDIA_TYPE)
                : Answer.ok(Documents.empty().put("swagger", "2.0").set("paths", Documents.empty()));
    }

    private static byte[] document(List<ResourceType> types) {
        byte[] paths = join(types.stream()
                .map(FormerOpenApi::path)
                .map(path -> field(Fields.PATHS_PATH, path))
                .toArray(byte[][]::new));
        return join(field(Fields.DOCUMENT_VERSION, text("2.0")), field(Fields.DOCUMENT_PATHS, paths));
    }

    private static byte[] path(ResourceType type) {
        String name = OpenApi.path(type.apiVersion()) + (type.namespaced() ? "/namespaces/{namespace}/" : "/")
                + type.plural() + "/{name}";
        String kind = "group: \"" + type.group() + "\"\nversion: " + type.version() + "\nkind: " + type.kind() + "\n";
        byte[] extension = join(
                field(Fields.NAME, text("x-kubernetes-group-version-kind")),
                field(Fields.VALUE, field(Fields.ANY_YAML, text(kind))));
        byte[] patch = join(field(Fields.OPERATION_PARAMETERS, dryRun()), field(Fields.OPERATION_EXTENSION, extension));
        return join(field(Fields.NAME, text(name)), field(Fields.VALUE, field(Fields.PATH_PATCH, patch)));
    }

    private static byte[] dryRun() {
        byte[] query = join(field(Fields.QUERY_IN, text("query")), field(Fields.QUERY_NAME, text("dryRun")));
        return field(Fields.ITEM_PARAMETER, field(Fields.PARAMETER_WITHOUT_BODY, field(Fields.IN_QUERY, query)));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] field(int number, byte[] content) {
        return join(variable((number << 3) | LENGTH_DELIMITED), variable(content.length), content);
    }

    /** Seven bits in each byte, the lowest first. */
    private static byte[] variable(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int left = value;
        while (left > 0x7f) {
            out.write((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        out.write(left);
        return out.toByteArray();
    }
}
