package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.api.http.SettingCall;
import io.tierwall.server.clusters.Heartbeats;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.setting.Setting;
import io.tierwall.server.setting.SettingObjects;
import io.tierwall.wire.ObjectReader;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How often clusters should be heard. */
@Path("/policy/api/v1/infra")
public final class HeartbeatResource {

    private static final String POINT = "sites/default/enforcement-points/default";

    private static final int CLUSTER = 9;
    private static final String ITEM = POINT + "/cluster-control-planes/{cluster}/heartbeat-config";

    private final Publisher publisher;
    private final SettingObjects settings;

    public HeartbeatResource(Publisher publisher, SettingObjects settings) {
        this.publisher = publisher;
        this.settings = settings;
    }

    @GET
    @Path(POINT + "/cluster-control-planes-heartbeat-config")
    @Operation(hidden = true)
    public Response list(@Context RoutingContext context) {
        return Answers.json(Page.of(
                Call.of(context),
                publisher.current().clusters(),
                cluster -> settings.read(Heartbeats.of(cluster.path()))));
    }

    @GET
    @Path(ITEM)
    @Operation(hidden = true)
    public Response get(@Context RoutingContext context) {
        return Answers.json(settings.read(setting(Call.of(context))));
    }

    @PUT
    @Path(ITEM)
    @Operation(hidden = true)
    public Response put(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        return SettingCall.put(call, body, settings, setting(call), HeartbeatResource::read);
    }

    @PATCH
    @Path(ITEM)
    @Operation(hidden = true)
    public Response patch(@Context RoutingContext context, InputStream body) throws IOException {
        Call call = Call.of(context);
        return SettingCall.patch(call, body, settings, setting(call), HeartbeatResource::read);
    }

    private Setting setting(Call call) {
        IntentPath cluster = IntentPath.cluster(call.path(CLUSTER).getFirst());
        if (publisher.current().object(cluster).isEmpty()) {
            throw ApiException.notFound(cluster.value());
        }
        return Heartbeats.of(cluster);
    }

    private static ObjectNode read(ObjectReader in) {
        OptionalInt interval = in.integer(Heartbeats.INTERVAL);
        if (interval.isEmpty() && !in.has(Heartbeats.INTERVAL)) {
            in.report(ProblemCode.FIELD_REQUIRED, Heartbeats.INTERVAL, "The field is required. Add it.");
        }
        int seconds = interval.orElse(Heartbeats.SHORTEST);
        if (seconds < Heartbeats.SHORTEST || seconds > Heartbeats.LONGEST) {
            in.report(
                    ProblemCode.VALUE_OUT_OF_RANGE,
                    Heartbeats.INTERVAL,
                    "The interval has to be within " + Heartbeats.SHORTEST + " and " + Heartbeats.LONGEST
                            + " seconds. Change the value.");
        }
        return JsonNodeFactory.instance.objectNode().put(Heartbeats.INTERVAL, seconds);
    }
}
