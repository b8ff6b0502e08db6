package io.tierwall.server.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Answers as NSX gives them. */
public final class Answers {

    /** Says which revision holds what a publish said. NSX has no such thing; its clients read past it. */
    public static final String REVISION_HEADER = "Tierwall-Revision";

    private static final int OK = 200;
    private static final int CREATED = 201;

    private Answers() {}

    /** An object. */
    public static Response json(JsonNode body) {
        return json(OK, body);
    }

    /** An object that was made. */
    public static Response created(JsonNode body) {
        return json(CREATED, body);
    }

    private static Response json(int status, JsonNode body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body.toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** A document in YAML. */
    public static Response yaml(String text) {
        return Response.ok(text.getBytes(StandardCharsets.UTF_8))
                .type("application/yaml")
                .build();
    }

    /** A failure. */
    public static Response error(ErrorAnswer answer) {
        return json(answer.status(), answer.body());
    }

    /** A request that is refused whatever else it says. */
    public static Response refused(ApiException refusal) {
        return error(ErrorAnswer.of(refusal));
    }

    /** Done, and nothing to say: clients want 200 with no body and no type here, and not 204. */
    public static Response done() {
        return Response.ok().build();
    }

    /** Published, and nothing else to say. */
    public static Response published(long revision) {
        return Response.fromResponse(done()).header(REVISION_HEADER, revision).build();
    }
}
