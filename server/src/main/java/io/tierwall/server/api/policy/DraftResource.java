package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.JsonBody;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.drafts.Drafts;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.wire.ChangeTree;
import io.tierwall.wire.DraftFormat;
import io.tierwall.wire.PolicyDraft;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Drafts, what they would do, and their publication. */
@Path("/policy/api/v1/infra/drafts")
public final class DraftResource {

    private static final int ID = 5;

    private final Drafts drafts;

    public DraftResource(Drafts drafts) {
        this.drafts = drafts;
    }

    @GET
    @Operation(hidden = true)
    public Response list(@Context RoutingContext context) {
        Call call = Call.of(context);
        Optional<Boolean> auto =
                call.query("auto_drafts").isPresent() ? Optional.of(call.flag("auto_drafts", true)) : Optional.empty();
        List<PolicyDraft> wanted = drafts.list().stream()
                .filter(draft -> auto.isEmpty() || auto.get() == draft.auto())
                .toList();
        return Answers.json(Page.of(call, wanted, DraftFormat::write));
    }

    @GET
    @Path("{draft}")
    @Operation(hidden = true)
    public Response get(@Context RoutingContext context) {
        return Answers.json(DraftFormat.write(draft(Call.of(context))));
    }

    @PUT
    @Path("{draft}")
    @Operation(hidden = true)
    public Response put(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        JsonNode json = JsonBody.read(call, body);
        IntentPath path = writable(call);
        if (drafts.find(path).isPresent() && json.path("_revision").isMissingNode()) {
            throw RejectedException.of(
                    ProblemCode.REVISION_MISSING,
                    path,
                    "_revision",
                    "The draft exists already. To replace it, read it and send the _revision that you read.");
        }
        return Answers.json(DraftFormat.write(save(call, path, json)));
    }

    @PATCH
    @Path("{draft}")
    @Operation(hidden = true)
    public Response patch(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        save(call, writable(call), JsonBody.read(call, body));
        return Answers.done();
    }

    @DELETE
    @Path("{draft}")
    @Operation(hidden = true)
    public Response delete(@Context RoutingContext context) {
        Call call = Call.of(context);
        writable(call);
        drafts.delete(call.author(), draft(call));
        return Answers.done();
    }

    /** Publishes the draft, with the tree in the body on top of it. */
    @POST
    @Path("{draft}")
    @Operation(hidden = true)
    public Response publish(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        if (!call.query("action").filter("publish"::equals).isPresent()) {
            throw ApiException.badParameter("action", "publish is the only one.");
        }
        JsonNode more = JsonBody.read(call, body);
        drafts.publish(call.author(), draft(call), more.isMissingNode() ? Optional.empty() : Optional.of(more));
        return Answers.done();
    }

    /** What publishing would change, as a tree. */
    @GET
    @Path("{draft}/aggregated")
    @Operation(hidden = true)
    public Response aggregated(@Context RoutingContext context) {
        return Answers.json(changes(Call.of(context)));
    }

    /** The same in one page: a tree is never divided. */
    @GET
    @Path("{draft}/aggregated_with_pagination")
    @Operation(hidden = true)
    public Response aggregatedInPages(@Context RoutingContext context) {
        Call call = Call.of(context);
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("request_id", call.query("request_id").orElse(""));
        out.set("result", changes(call));
        return Answers.json(out);
    }

    /** Everything, as it would be after publishing. */
    @GET
    @Path("{draft}/complete")
    @Operation(hidden = true)
    public Response complete(@Context RoutingContext context) {
        Call call = Call.of(context);
        return Answers.json(
                HierarchyTree.write(drafts.preview(call.author(), draft(call)).after(), TypeFilter.ALL));
    }

    private ObjectNode changes(Call call) {
        return ChangeTree.of(drafts.preview(call.author(), draft(call)).changes());
    }

    private PolicyDraft save(Call call, IntentPath path, JsonNode body) {
        Problems problems = new Problems();
        PolicyDraft said = DraftFormat.read(path, body, problems);
        if (!problems.isEmpty()) {
            throw new RejectedException(problems.list());
        }
        JsonNode revision = body.path("_revision");
        return drafts.save(
                call.author(), said, revision.isInt() ? OptionalInt.of(revision.intValue()) : OptionalInt.empty());
    }

    private PolicyDraft draft(Call call) {
        IntentPath path = path(call);
        return drafts.find(path).orElseThrow(() -> ApiException.notFound(path.value()));
    }

    private IntentPath writable(Call call) {
        IntentPath path = path(call);
        if (drafts.isAuto(path)) {
            throw RejectedException.of(
                    ProblemCode.SYSTEM_OWNED,
                    path,
                    "",
                    "An auto draft is what was published, and stays so. Save a draft of your own under another id.");
        }
        return path;
    }

    private static IntentPath path(Call call) {
        return IntentPath.draft(call.path(ID).getFirst());
    }
}
