package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.statistics.Statistics;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What rules have met: one result for each cluster that the policy spans, never added up. */
@Path("/policy/api/v1/infra")
public final class StatisticsResource {

    private static final String POLICY = "domains/{domain}/security-policies/{policy}";
    private static final int DOMAIN = 5;
    private static final int POLICY_ID = 7;
    private static final int RULE_ID = 9;

    private final Publisher publisher;
    private final Statistics statistics;

    public StatisticsResource(Publisher publisher, Statistics statistics) {
        this.publisher = publisher;
        this.statistics = statistics;
    }

    @GET
    @Path(POLICY + "/statistics")
    @Operation(hidden = true)
    public Response policy(@Context RoutingContext context) {
        Call call = Call.of(context);
        PolicyTree tree = tree(publisher.current(), call);
        return Answers.json(results(tree, call, (rules, out) -> {
            out.put("internal_section_id", tree.policy().system().uniqueId().toString());
            out.put("result_count", tree.rules().size());
            ArrayNode list = out.putArray("results");
            tree.rules().forEach(rule -> rules.write(rule, list.addObject()));
        }));
    }

    @GET
    @Path(POLICY + "/rules/{rule}/statistics")
    @Operation(hidden = true)
    public Response rule(@Context RoutingContext context) {
        Call call = Call.of(context);
        Intent intent = publisher.current();
        PolicyTree tree = tree(intent, call);
        IntentPath path =
                IntentPath.rule(tree.policy().path(), call.path(RULE_ID).getFirst());
        Rule rule = intent.find(path, Rule.class).orElseThrow(() -> ApiException.notFound(path.value()));
        return Answers.json(results(tree, call, (rules, out) -> rules.write(rule, out)));
    }

    private static PolicyTree tree(Intent intent, Call call) {
        IntentPath path = IntentPath.securityPolicy(
                call.path(DOMAIN).getFirst(), call.path(POLICY_ID).getFirst());
        return intent.policy(path).orElseThrow(() -> ApiException.notFound(path.value()));
    }

    private ObjectNode results(PolicyTree tree, Call call, BiConsumer<RuleStatistics, ObjectNode> format) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode results = out.putArray("results");
        for (IntentPath cluster : clustersOf(tree, call)) {
            ObjectNode result = results.addObject();
            result.put("enforcement_point", IntentPath.ENFORCEMENT_POINT.value());
            result.put("container_cluster_path", cluster.value());
            format.accept(new RuleStatistics(statistics.of(cluster)), result.putObject("statistics"));
        }
        return out.put("result_count", results.size());
    }

    private static List<IntentPath> clustersOf(PolicyTree tree, Call call) {
        List<IntentPath> spanned = tree.spans().stream()
                .map(ContainerClusterSpan::cluster)
                .sorted()
                .toList();
        Optional<String> wanted = call.query("container_cluster_path").filter(path -> !path.isEmpty());
        if (wanted.isEmpty()) {
            return spanned;
        }
        return List.of(spanned.stream()
                .filter(cluster -> cluster.value().equals(wanted.get()))
                .findFirst()
                .orElseThrow(() -> ApiException.badParameter(
                        "container_cluster_path",
                        "the policy " + tree.policy().path() + " does not span " + wanted.get()
                                + ". Name a cluster that it spans.")));
    }
}
