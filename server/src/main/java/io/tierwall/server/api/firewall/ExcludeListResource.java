package io.tierwall.server.api.firewall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.Group;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.group.GroupType;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.ResourceReferences;
import io.tierwall.server.api.http.SettingCall;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.setting.Setting;
import io.tierwall.server.setting.SettingObjects;
import io.tierwall.wire.ObjectReader;
import io.vertx.ext.web.RoutingContext;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What the firewall leaves alone. Antrea groups cannot be in it, and groups of other types concern no Antrea cluster:
 * so the list is kept, and has no effect.
 */
@Path("/policy/api/v1/infra")
public final class ExcludeListResource {

    private static final String EXCLUDE_LIST = "settings/firewall/security/exclude-list";

    private static final String MEMBERS = "members";
    private static final Setting SETTING = new Setting(
            new IntentPath("/infra/settings/firewall/security/exclude-list"), "PolicyExcludeList", fields(List.of()));

    private final SettingObjects settings;
    private final Publisher publisher;

    public ExcludeListResource(SettingObjects settings, Publisher publisher) {
        this.settings = settings;
        this.publisher = publisher;
    }

    /** The list; the system has no members of its own in it, so {@code system_owned} adds nothing. */
    @GET
    @Path(EXCLUDE_LIST)
    @Operation(hidden = true)
    public Response get(@Context RoutingContext context) {
        Call.of(context).flag("system_owned", false);
        return Answers.json(settings.read(SETTING));
    }

    @PUT
    @Path(EXCLUDE_LIST)
    @Operation(hidden = true)
    public Response put(@Context RoutingContext context, InputStream body) throws IOException {
        return SettingCall.put(Call.of(context), body, settings, SETTING, this::read);
    }

    @PATCH
    @Path(EXCLUDE_LIST)
    @Operation(hidden = true)
    public Response patch(@Context RoutingContext context, InputStream body) throws IOException {
        return SettingCall.patch(Call.of(context), body, settings, SETTING, this::read);
    }

    /** Whether an object is in the list, and if so, which. */
    @POST
    @Path(EXCLUDE_LIST)
    @Operation(hidden = true)
    public Response filter(@Context RoutingContext context) {
        Call call = Call.of(context);
        if (!call.required("action").equals("filter")) {
            throw ApiException.badParameter("action", "filter is the only one.");
        }
        call.flag("deep_check", false);
        String wanted = call.required("intent_path");
        return members().stream()
                .filter(wanted::equals)
                .flatMap(path -> IntentPath.parse(path).stream())
                .flatMap(path -> publisher.current().object(path).stream())
                .findFirst()
                .map(object -> Answers.json(ResourceReferences.to(object)))
                .orElseThrow(() -> ApiException.notFound(wanted));
    }

    private List<String> members() {
        return settings.read(SETTING)
                .path(MEMBERS)
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private ObjectNode read(ObjectReader in) {
        Intent intent = publisher.current();
        List<String> members = in.strings(MEMBERS);
        for (int i = 0; i < members.size(); i++) {
            Optional<IntentObject> member = IntentPath.parse(members.get(i)).flatMap(intent::object);
            String field = MEMBERS + "[" + i + "]";
            if (member.isEmpty()) {
                in.report(
                        ProblemCode.PATH_UNKNOWN,
                        field,
                        "There is no object " + members.get(i) + ". Create it first, or leave it out.");
            } else if (!(member.get() instanceof Group group) || group.type() == GroupType.ANTREA) {
                in.report(
                        ProblemCode.SETTING_UNSUPPORTED,
                        field,
                        members.get(i) + " cannot be excluded: only groups can, and no Antrea groups. Leave it out.");
            }
        }
        return fields(members.stream().distinct().toList());
    }

    private static ObjectNode fields(List<String> members) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        members.forEach(out.putArray(MEMBERS)::add);
        return out;
    }
}
