package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tierwall.lab.apiserver.protobuf.ProtobufObject;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.Canonical;
import java.io.IOException;

/** What a client sends. */
final class Body {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper YAML = new YAMLMapper();

    private final byte[] bytes;

    Body(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /**
     * The body as JSON; a missing node when there is none.
     *
     * @throws ApiException when it cannot be read
     */
    JsonNode json() {
        return isEmpty() ? MissingNode.getInstance() : read(JSON);
    }

    /**
     * The body as YAML, of which JSON is a part.
     *
     * @throws ApiException when it cannot be read
     */
    JsonNode yaml() {
        return isEmpty() ? MissingNode.getInstance() : looksLikeJson() ? jsonOrYaml() : read(YAML);
    }

    private boolean looksLikeJson() {
        return bytes[0] == '{';
    }

    /** Programs send JSON, which is read several times as fast; people's braces may still be YAML. */
    private JsonNode jsonOrYaml() {
        try {
            return Canonical.copy(JSON.readTree(bytes));
        } catch (IOException _) {
            return read(YAML);
        }
    }

    /**
     * The body as an object, of a type that objects are sent in.
     *
     * @throws ApiException when it cannot be read
     */
    ObjectNode object(String mediaType) {
        JsonNode tree =
                switch (mediaType) {
                    case "", "*/*", "application/json" -> json();
                    case "application/yaml" -> yaml();
                    case ProtobufObject.MEDIA_TYPE -> ProtobufObject.read(bytes);
                    case String other ->
                        throw ApiException.unsupported("the body of the request was in an unknown format (" + other
                                + ") - accepted media types include: application/json, application/yaml");
                };
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.badRequest("the body of the request is not an object");
    }

    private JsonNode read(ObjectMapper mapper) {
        try {
            return Canonical.copy(mapper.readTree(bytes));
        } catch (JacksonException unreadable) {
            throw ApiException.badRequest("the body of the request cannot be read: " + unreadable.getOriginalMessage());
        } catch (IOException noText) {
            throw ApiException.badRequest("the body of the request is no text: " + noText.getMessage());
        }
    }
}
