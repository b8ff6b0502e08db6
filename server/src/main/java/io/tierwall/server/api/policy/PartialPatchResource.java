package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.JsonBody;
import io.tierwall.server.publish.PartialPatchSwitch;
import io.tierwall.server.publish.RejectedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The switch that makes the bodies of PATCH partial. NSX's own example sends its value as a string. */
@Path("/policy/api/v1/system-config/nsx-partial-patch-config")
public final class PartialPatchResource {

    private static final String FIELD = "enable_partial_patch";

    private final PartialPatchSwitch partialPatch;

    public PartialPatchResource(PartialPatchSwitch partialPatch) {
        this.partialPatch = partialPatch;
    }

    @GET
    @Operation(hidden = true)
    public Response get() {
        return Answers.json(JsonNodeFactory.instance.objectNode().put(FIELD, partialPatch.isOn()));
    }

    @PATCH
    @Operation(hidden = true)
    public Response patch(@Context RoutingContext context, InputStream body) throws IOException {
        JsonNode value = JsonBody.read(Call.of(context), body).path(FIELD);
        partialPatch.turn(
                switch (value.asText()) {
                    case "true" -> true;
                    case "false" -> false;
                    case String _ ->
                        throw new RejectedException(List.of(
                                new Problem(ProblemCode.FIELD_TYPE, "", FIELD, "Send true or false in this field.")));
                });
        return Answers.done();
    }
}
