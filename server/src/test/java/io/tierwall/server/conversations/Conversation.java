package io.tierwall.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.server.testing.ServerTest;

/** A test that speaks as a client of NSX does. */
abstract class Conversation extends ServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    NsxClient connected(NsxClient.Style style) {
        return NsxClient.connect(client().anonymous(), style);
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** Whatever was sent reads back as it was: otherwise a client sees a difference for ever. */
    static void echoes(JsonNode sent, JsonNode read) {
        if (sent.isObject()) {
            sent.properties().forEach(field -> {
                assertThat(read.has(field.getKey()) || isNothing(field.getValue()))
                        .as(field.getKey() + " in " + read)
                        .isTrue();
                if (read.has(field.getKey())) {
                    echoes(field.getValue(), read.path(field.getKey()));
                }
            });
        } else if (sent.isArray()) {
            assertThat(read).as(String.valueOf(read)).hasSize(sent.size());
            for (int i = 0; i < sent.size(); i++) {
                echoes(sent.get(i), read.get(i));
            }
        } else {
            assertThat(read).isEqualTo(sent);
        }
    }

    /** What clients take for the same when it is absent. */
    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isArray() && value.isEmpty());
    }
}
