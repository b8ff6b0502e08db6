package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.ObjectBody;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.guardrail.Guardrail;
import io.tierwall.server.guardrail.GuardrailFormat;
import io.tierwall.server.guardrail.GuardrailStore;
import io.tierwall.server.guardrail.GuardrailWatch;
import io.tierwall.server.guardrail.GuardrailWatch.Board;
import io.tierwall.server.guardrail.Waivers;
import io.tierwall.server.publish.Publisher;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Statements about who may reach whom that hold whatever anybody publishes, and how they stand. */
@Path("/tierwall/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class GuardrailResource {

    private static final int ID = 4;

    private final GuardrailStore guardrails;
    private final GuardrailWatch watch;
    private final Waivers waivers;
    private final Publisher publisher;
    private final ObjectMapper mapper;

    public GuardrailResource(
            GuardrailStore guardrails,
            GuardrailWatch watch,
            Waivers waivers,
            Publisher publisher,
            ObjectMapper mapper) {
        this.guardrails = guardrails;
        this.watch = watch;
        this.waivers = waivers;
        this.publisher = publisher;
        this.mapper = mapper;
    }

    @GET
    @Path("guardrails")
    @Operation(summary = "Lists all guardrails, each with how it stands in the clusters where it has to hold")
    public Response list(@Context RoutingContext context) {
        return Answers.json(Page.of(Call.of(context), watch.look(), this::write));
    }

    @GET
    @Path("guardrails/{guardrail}")
    @Operation(summary = "Answers one guardrail with how it stands")
    public Response get(@Context RoutingContext context) {
        return Answers.json(board(id(context)));
    }

    @PUT
    @Path("guardrails/{guardrail}")
    @Operation(
            summary = "Creates a guardrail, or replaces it if _revision is the one that it has",
            description = "demand is NOTHING_REACHES, ONLY_REACHES or EVERYTHING_REACHES; from and to have one of group"
                    + " (a path), namespace (a name), pods (true), outside (true); protocol (TCP or UDP) with ports, or"
                    + " neither for all traffic; severity is BLOCK or WARN; clusters are paths, none for all")
    @RequestBody(
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class)))
    public Response put(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        String id = id(context);
        Said said = ObjectBody.read(
                call,
                body,
                call.path(),
                in -> new Said(in.integer("_revision"), GuardrailFormat.read(id, in, this::isKnown)));
        guardrails.save(call.user(), said.guardrail(), said.revision());
        return Answers.json(board(id));
    }

    private boolean isKnown(IntentPath path) {
        Intent intent = publisher.current();
        return intent.find(path, Group.class).isPresent()
                || intent.find(path, ClusterControlPlane.class).isPresent();
    }

    private record Said(OptionalInt revision, Guardrail guardrail) {}

    @DELETE
    @Path("guardrails/{guardrail}")
    @Operation(summary = "Deletes a guardrail")
    public Response delete(@Context RoutingContext context) {
        String id = id(context);
        if (guardrails.find(id).isEmpty()) {
            throw ApiException.notFound(Call.of(context).path());
        }
        guardrails.delete(Call.of(context).user(), id);
        return Answers.done();
    }

    @GET
    @Path("guardrail-waivers")
    @Operation(summary = "Lists who published against guardrails that block, with their reasons; the latest first")
    public Response waivers(@Context RoutingContext context) {
        return Answers.json(Page.of(Call.of(context), waivers.list(), waiver -> mapper.valueToTree(waiver)));
    }

    @GET
    @Path("guardrail-changes")
    @Operation(summary = "Lists who changed which guardrail, from what to what; the latest first")
    public Response changes(@Context RoutingContext context) {
        return Answers.json(Page.of(Call.of(context), guardrails.changes(), change -> mapper.valueToTree(change)));
    }

    private static String id(RoutingContext context) {
        return Call.of(context).path(ID).getFirst();
    }

    private ObjectNode board(String id) {
        return watch.look().stream()
                .filter(board -> board.guardrail().id().equals(id))
                .findFirst()
                .map(this::write)
                .orElseThrow(() -> ApiException.notFound("/tierwall/api/v1/guardrails/" + id));
    }

    private ObjectNode write(Board board) {
        ObjectNode out = GuardrailFormat.write(board.guardrail());
        out.set("standings", mapper.valueToTree(board.standings()));
        return out;
    }
}
