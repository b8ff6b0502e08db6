package io.tierwall.server.api.policy;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.IntentPath;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.EnforcementPoints;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.statistics.Statistics;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Begins counters at zero, in one cluster or in all. There is no gateway firewall, so for EDGE nothing is done. */
@Path("/policy/api/v1/infra")
public final class StatisticsResetResource {

    private static final String STATISTICS = "settings/firewall/stats";

    private static final String CLUSTER = "container_cluster_path";

    private final Publisher publisher;
    private final Statistics statistics;

    public StatisticsResetResource(Publisher publisher, Statistics statistics) {
        this.publisher = publisher;
        this.statistics = statistics;
    }

    @POST
    @Path(STATISTICS)
    @Operation(hidden = true)
    public Response reset(@Context RoutingContext context) {
        Call call = Call.of(context);
        requireOneOf(call, "action", List.of("reset"));
        requireOneOf(call, "category", List.of("DFW", "EDGE"));
        EnforcementPoints.check(call);
        List<IntentPath> clusters = clusters(call);
        if (call.query("category").filter("DFW"::equals).isPresent()) {
            statistics.reset(clusters);
        }
        return Answers.done();
    }

    private static void requireOneOf(Call call, String parameter, List<String> values) {
        if (call.query(parameter).filter(values::contains).isEmpty()) {
            throw ApiException.badParameter(parameter, "it has to be " + String.join(" or ", values) + ".");
        }
    }

    private List<IntentPath> clusters(Call call) {
        List<IntentPath> all = publisher.current().clusters().stream()
                .map(ClusterControlPlane::path)
                .toList();
        return given(call, CLUSTER)
                .map(wanted -> List.of(all.stream()
                        .filter(path -> path.value().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> ApiException.badParameter(
                                CLUSTER,
                                "no cluster " + wanted + " is registered. Name one that is, or leave it out."))))
                .orElse(all);
    }

    private static Optional<String> given(Call call, String parameter) {
        return call.query(parameter).filter(value -> !value.isEmpty());
    }
}
