package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.drift.DriftLog;
import io.tierwall.server.drift.DriftRecord;
import io.tierwall.store.DriftStore.Filter;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What others did to clusters, and when it was undone. */
@Path("/tierwall/api/v1/drift")
@Produces(MediaType.APPLICATION_JSON)
public final class DriftResource {

    private final DriftLog drift;
    private final ObjectMapper mapper;

    public DriftResource(DriftLog drift, ObjectMapper mapper) {
        this.drift = drift;
        this.mapper = mapper;
    }

    /** One page of the list. */
    public record DriftList(
            List<DriftRecord> results,
            @JsonProperty("result_count") int resultCount,
            Optional<String> cursor) {}

    @GET
    @Operation(
            summary = "Lists what others did to Tierwall's objects in clusters, and policies of others in its tiers;"
                    + " the latest first")
    @Parameter(name = "cluster", in = ParameterIn.QUERY, description = "only this cluster, by its id")
    @Parameter(name = "path", in = ParameterIn.QUERY, description = "only this policy or group")
    @Parameter(
            name = "open",
            in = ParameterIn.QUERY,
            description = "true leaves out what is healed and no alarm",
            schema = @Schema(implementation = Boolean.class))
    @Parameter(name = "page_size", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "where the page before ended")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DriftList.class)))
    public Response list(@Context RoutingContext context) {
        Call call = Call.of(context);
        Filter filter = new Filter(
                call.query("cluster").filter(text -> !text.isEmpty()),
                call.query("path").filter(text -> !text.isEmpty()),
                call.flag("open", false));
        return Answers.json(Page.of(call, drift.list(filter), entry -> mapper.valueToTree(DriftLog.read(entry))));
    }
}
