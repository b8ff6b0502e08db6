package io.tierwall.server.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;

/** What the manager answered. */
public record Answer(int status, HttpHeaders headers, String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }

    public int errorCode() {
        return json().path("error_code").asInt();
    }

    public String message() {
        return json().path("error_message").asText();
    }

    /** Which fields the problems of an error are about. */
    public List<String> fields() {
        return json().path("related_errors").findValuesAsText("field");
    }
}
