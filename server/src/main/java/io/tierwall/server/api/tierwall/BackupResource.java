package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.backup.Backup;
import io.tierwall.server.backup.Backups;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whole copies of the database. */
@Path("/tierwall/api/v1/backups")
@Produces(MediaType.APPLICATION_JSON)
public final class BackupResource {

    private static final String FILE = "application/vnd.sqlite3";

    private final Backups backups;

    public BackupResource(Backups backups) {
        this.backups = backups;
    }

    /**
     * One copy.
     *
     * @param revision the latest one in it
     */
    public record BackupView(
            String id,
            long revision,
            @JsonProperty("made_at") Instant madeAt,
            long bytes) {}

    /** All of them, the newest first. */
    public record BackupList(
            List<BackupView> results,
            @JsonProperty("result_count") int resultCount) {}

    @GET
    @Operation(summary = "Lists the backups that the manager keeps, the newest first")
    public BackupList list() {
        List<BackupView> views = backups.list().stream().map(this::view).toList();
        return new BackupList(views, views.size());
    }

    @POST
    @Operation(
            summary =
                    "Makes a backup of what is published now, and reads it from end to end; the seven newest are kept."
                            + " secret.key, without which nobody can use the secrets in it, is no part of it")
    public BackupView make() {
        return view(backups.make());
    }

    @GET
    @Path("{backup}")
    @Produces({FILE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Answers a backup as a file of SQLite. Needs what making one needs, and is audited")
    public Response file(@PathParam("backup") String id, @Context RoutingContext context) {
        Backup backup = find(id, context);
        return Response.ok(backups.file(backup).toFile())
                .type(FILE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tierwall-" + backup.fileName() + "\"")
                .build();
    }

    @DELETE
    @Path("{backup}")
    @Operation(summary = "Deletes a backup")
    public Response delete(@PathParam("backup") String id, @Context RoutingContext context) {
        backups.remove(find(id, context));
        return Answers.done();
    }

    private Backup find(String id, RoutingContext context) {
        return backups.find(id)
                .orElseThrow(() -> ApiException.notFound(Call.of(context).path()));
    }

    private BackupView view(Backup backup) {
        return new BackupView(backup.id(), backup.revision(), backup.madeAt(), backups.bytes(backup));
    }
}
