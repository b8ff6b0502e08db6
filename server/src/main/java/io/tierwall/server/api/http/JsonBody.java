package io.tierwall.server.api.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.publish.RejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads the JSON of a request, strictly: one value, no key twice, not too deep, not too large, and only text that can
 * be written again.
 */
public final class JsonBody {

    /** The largest body that is read, in bytes. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final int MAX_DEPTH = 64;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonBody() {}

    /**
     * The body as a tree; a missing node when there is none.
     *
     * @throws ApiException when it is too large, or says that it is something else
     * @throws RejectedException when it is not JSON
     */
    public static JsonNode read(Call call, InputStream body) throws IOException {
        if (!call.saysJson()) {
            throw new ApiException(415, 415, "Only JSON is understood. Set the Content-Type to application/json.");
        }
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge();
        }
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            checkText(tree);
            return tree;
        } catch (JsonProcessingException e) {
            throw malformed("The body is not well-formed JSON: " + e.getOriginalMessage() + " (line " + line(e)
                    + "). Correct it.");
        } catch (IOException notText) {
            throw malformed("The body is not text in UTF-8. Send JSON.");
        }
    }

    static ApiException tooLarge() {
        return new ApiException(
                413, 413, "The body is larger than " + MAX_BYTES + " bytes. Divide it among several requests.");
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static RejectedException malformed(String sentence) {
        return new RejectedException(List.of(new Problem(ProblemCode.MALFORMED, "", "", sentence)));
    }

    /** Half a surrogate pair is allowed in JSON's escapes but is no text: it could not be written again. */
    private static void checkText(JsonNode tree) {
        Deque<JsonNode> open = new ArrayDeque<>(List.of(tree));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            node.fieldNames().forEachRemaining(JsonBody::checkText);
            if (node.isTextual()) {
                checkText(node.textValue());
            }
            node.elements().forEachRemaining(open::push);
        }
    }

    private static void checkText(String text) {
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw malformed("The body has half a surrogate pair in a text. Write the whole character.");
        }
    }
}
