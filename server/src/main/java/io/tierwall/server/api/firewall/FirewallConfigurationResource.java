package io.tierwall.server.api.firewall;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.api.http.SettingCall;
import io.tierwall.server.setting.FirewallConfiguration;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The firewall as a whole. It is always on, since what is not published cannot be switched off in a cluster by itself;
 * identities of users have no meaning there.
 */
@Path("/policy/api/v1/infra")
public final class FirewallConfigurationResource {

    private static final String SECURITY = "settings/firewall/security";

    private final SettingObjects settings;

    public FirewallConfigurationResource(SettingObjects settings) {
        this.settings = settings;
    }

    @GET
    @Path(SECURITY)
    @Operation(hidden = true)
    public Response get() {
        return Answers.json(settings.read(FirewallConfiguration.SETTING));
    }

    @PUT
    @Path(SECURITY)
    @Operation(hidden = true)
    public Response put(@Context RoutingContext context, InputStream body) throws IOException {
        return SettingCall.put(
                Call.of(context), body, settings, FirewallConfiguration.SETTING, FirewallConfigurationResource::read);
    }

    @PATCH
    @Path(SECURITY)
    @Operation(hidden = true)
    public Response patch(@Context RoutingContext context, InputStream body) throws IOException {
        return SettingCall.patch(
                Call.of(context), body, settings, FirewallConfiguration.SETTING, FirewallConfigurationResource::read);
    }

    /** There are no services that the firewall depends on. */
    @GET
    @Path(SECURITY + "/dependent-services")
    @Operation(hidden = true)
    public Response dependentServices(@Context RoutingContext context) {
        return Answers.json(Page.empty(Call.of(context)));
    }

    private static ObjectNode read(ObjectReader in) {
        boolean enabled = in.bool(FirewallConfiguration.ENABLED, true);
        boolean identities = in.bool(FirewallConfiguration.IDENTITIES, false);
        if (!enabled) {
            in.report(
                    ProblemCode.SETTING_UNSUPPORTED,
                    FirewallConfiguration.ENABLED,
                    "The firewall of Antrea clusters cannot be switched off as a whole. Disable rules, or delete the spans"
                            + " of policies.");
        }
        if (identities) {
            in.report(
                    ProblemCode.SETTING_UNSUPPORTED,
                    FirewallConfiguration.IDENTITIES,
                    "There is no identity firewall in Antrea clusters. Leave the field out.");
        }
        return FirewallConfiguration.fields(enabled, identities, in.bool(FirewallConfiguration.NO_AUTO_DRAFTS, false));
    }
}
