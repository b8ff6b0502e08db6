package io.tierwall.server.api.aaa;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.UserFormat;
import io.tierwall.server.roles.Feature;
import io.tierwall.server.roles.Permission;
import io.tierwall.server.roles.Requirements;
import io.tierwall.server.roles.RoleSet;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What somebody may ask about themselves. */
@Path(UserInfoResource.BASE)
public final class UserInfoResource {

    /** NSX has it under both. */
    static final String BASE = "/{base: policy/api/v1|api/v1}/aaa";

    @GET
    @Path("user-info")
    @Operation(hidden = true)
    public Response userInfo(@Context RoutingContext context) {
        Call call = Call.of(context);
        ObjectNode out = JsonNodeFactory.instance.objectNode().put("user_name", call.user());
        UserFormat.writeRoles(call.roles(), out.putArray("roles"));
        UserFormat.writeRoles(
                call.roles(),
                out.putArray("roles_for_paths").addObject().put("path", "/").putArray("roles"));
        return Answers.json(out);
    }

    /** What somebody may do with an object, by its path or by the feature. */
    @GET
    @Path("effective-permissions")
    @Operation(hidden = true)
    public Response effectivePermissions(@Context RoutingContext context) {
        Call call = Call.of(context);
        Optional<String> path = call.query("object_path").filter(text -> !text.isEmpty());
        Optional<String> feature = call.query("feature_name").filter(text -> !text.isEmpty());
        if (path.isEmpty() && feature.isEmpty()) {
            throw ApiException.badParameter("object_path", "a path is expected, or feature_name.");
        }
        List<Feature> features = feature.map(UserInfoResource::feature)
                .map(List::of)
                .orElseGet(() -> Requirements.features(segments(path.orElseThrow())));
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        path.ifPresent(text -> out.put("object_path", text));
        out.put("operation", least(features, call.roles()).id());
        return Answers.json(out);
    }

    private static Feature feature(String id) {
        return Feature.of(id)
                .orElseThrow(() -> ApiException.badParameter(
                        "feature_name",
                        "one of "
                                + Arrays.stream(Feature.values())
                                        .map(Feature::id)
                                        .collect(Collectors.joining(", "))
                                + " is expected."));
    }

    private static List<String> segments(String objectPath) {
        return Stream.concat(
                        Stream.of("policy", "api", "v1"),
                        Arrays.stream(objectPath.split("/", -1)).filter(segment -> !segment.isEmpty()))
                .toList();
    }

    private static Permission least(List<Feature> features, RoleSet roles) {
        return features.stream()
                .map(roles::on)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> ApiException.badParameter("object_path", "there are no objects at this path."));
    }
}
