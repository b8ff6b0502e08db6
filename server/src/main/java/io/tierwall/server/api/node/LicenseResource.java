package io.tierwall.server.api.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.ObjectBody;
import io.tierwall.server.api.http.Page;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Licences, of which Tierwall needs none: any is accepted and none is kept, since a key is a secret. */
@Path("/")
public final class LicenseResource {

    private static final String KEY = "license_key";

    @GET
    @Path("api/v1/licenses")
    @Operation(hidden = true)
    public Response list(@Context RoutingContext context) {
        return Answers.json(Page.empty(Call.of(context)));
    }

    @POST
    @Path("api/v1/licenses")
    @Operation(hidden = true)
    public Response add(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        String key = ObjectBody.read(call, body, call.path(), in -> {
            in.ignore("description", "product_name", "features", "expiry", "is_expired", "is_eval", "quantity");
            in.ignore("capacity_type");
            return in.required(KEY).orElse("");
        });
        ObjectNode license = JsonNodeFactory.instance
                .objectNode()
                .put(KEY, key)
                .put("description", "Tierwall needs no licence")
                .put("is_expired", false)
                .put("is_eval", false);
        return Answers.created(license);
    }

    /** Terms of use, of which there are none to accept. */
    @GET
    @Path("{base: policy/api/v1|api/v1}/eula/acceptance")
    @Operation(hidden = true)
    public Response acceptance() {
        return Answers.json(JsonNodeFactory.instance.objectNode().put("acceptance", true));
    }

    @POST
    @Path("{base: policy/api/v1|api/v1}/eula/accept")
    @Operation(hidden = true)
    public Response accept() {
        return Answers.done();
    }
}
