package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.audit.AuditLog;
import io.tierwall.store.AuditStore.Entry;
import io.tierwall.store.AuditStore.Filter;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Who asked to change what, and what became of it. */
@Path("/tierwall/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {

    private static final int MOST = 1_000;

    private final AuditLog audit;

    public AuditResource(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * One page of the list.
     *
     * @param cursor where the next page begins; left out at the end
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record AuditList(
            List<AuditView> results,
            @JsonProperty("result_count") int resultCount,
            Optional<String> cursor) {}

    @GET
    @Operation(
            summary = "Lists who asked to change what, when, from where, and how it was answered; the latest first."
                    + " What a request said is not recorded")
    @Parameter(name = "user", in = ParameterIn.QUERY, description = "only of this user")
    @Parameter(name = "path", in = ParameterIn.QUERY, description = "only paths that begin with this")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "not before; in ISO 8601")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "before; in ISO 8601")
    @Parameter(
            name = "failed",
            in = ParameterIn.QUERY,
            description = "true leaves out what was done",
            schema = @Schema(implementation = Boolean.class))
    @Parameter(name = "page_size", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "where the page before ended")
    public AuditList list(@Context RoutingContext context) {
        Call call = Call.of(context);
        int size = call.number("page_size", 1, MOST, MOST);
        Filter filter = new Filter(
                given(call, "user"),
                given(call, "path"),
                given(call, "since").map(text -> instant("since", text)),
                given(call, "until").map(text -> instant("until", text)),
                call.flag("failed", false));
        long before = given(call, "cursor").map(AuditResource::id).orElse(Long.MAX_VALUE);
        // One more than fits shows whether there is a next page.
        List<Entry> found = audit.list(filter, before, size + 1);
        List<Entry> page = found.subList(0, Math.min(size, found.size()));
        Optional<String> cursor = page.size() < found.size()
                ? Optional.of(String.valueOf(page.getLast().id()))
                : Optional.empty();
        return new AuditList(page.stream().map(AuditView::of).toList(), audit.count(filter), cursor);
    }

    private static Optional<String> given(Call call, String name) {
        return call.query(name).filter(text -> !text.isEmpty());
    }

    private static Instant instant(String name, String text) {
        try {
            // What the store cannot keep is as good as no text at all.
            Instant instant = Instant.parse(text);
            return Instant.ofEpochMilli(instant.toEpochMilli());
        } catch (DateTimeException | ArithmeticException notATime) {
            throw ApiException.badParameter(name, "a time such as 2026-01-31T12:00:00Z is expected.");
        }
    }

    private static long id(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw ApiException.badParameter("cursor", "it is not one that a list has answered. Start without one.");
        }
    }
}
