package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.analysis.finding.Observation;
import io.tierwall.server.analysis.ClusterFindings;
import io.tierwall.server.analysis.ClusterFindings.Found;
import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.analysis.Passages;
import io.tierwall.server.analysis.QuestionedClusters;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.tierwall.server.api.tierwall.ExplainView.RuleView;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What somebody should look at among the rules of a cluster. */
@Path("/tierwall/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
public final class FindingsResource {

    private final QuestionedClusters clusters;
    private final ClusterFindings findings;
    private final ObjectMapper mapper;

    public FindingsResource(QuestionedClusters clusters, ClusterFindings findings, ObjectMapper mapper) {
        this.clusters = clusters;
        this.findings = findings;
        this.mapper = mapper;
    }

    /**
     * One page of the list.
     *
     * @param statisticsAsOf when the cluster's counters were last read; absent when that is not known, and then nothing
     *     is said of rules that were never hit
     * @param workloadsUnknown other clusters, spanned by policies of this one, of which it is not known what runs
     *     there: a group that is empty here may have workload there
     * @param statisticsUnknown other clusters, spanned by policies of this one, whose counters were not read
     */
    public record FindingList(
            List<FindingView> results,
            @JsonProperty("result_count") int resultCount,
            Optional<String> cursor,
            @JsonProperty("inventory_as_of") String inventoryAsOf,
            @JsonProperty("statistics_as_of") Optional<String> statisticsAsOf,
            @JsonProperty("workloads_unknown") List<String> workloadsUnknown,
            @JsonProperty("statistics_unknown") List<String> statisticsUnknown,
            List<ExplainView.Unknown> unknown) {}

    /**
     * One finding.
     *
     * @param severity {@code HIGH}, {@code MEDIUM} or {@code LOW}
     * @param rules those it is about
     * @param because the rules that make it so
     * @param witness a flow that shows it
     * @param observations what several clusters show of it; none where this one alone shows it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record FindingView(
            String kind,
            String severity,
            String sentence,
            List<RuleView> rules,
            List<RuleView> because,
            Optional<String> group,
            Optional<WitnessView> witness,
            List<ObservationView> observations) {}

    /**
     * What one cluster shows.
     *
     * @param seen whether the rule was hit there, or the group selects somebody
     * @param since when counting began; absent where nothing is counted
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ObservationView(String cluster, boolean seen, Optional<String> since) {

        static ObservationView of(Observation observation) {
            return new ObservationView(
                    observation.cluster(),
                    observation.seen(),
                    observation.since().map(Object::toString));
        }
    }

    /** A flow. */
    public record WitnessView(String from, String to, String traffic) {}

    @GET
    @Operation(
            summary =
                    "Lists rules of a cluster that do nothing, contradict each other or were never hit, and groups without"
                            + " members")
    @Parameter(name = "cluster", in = ParameterIn.QUERY, description = "a registered cluster, by its id")
    @Parameter(name = "page_size", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "where the page before ended")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FindingList.class)))
    public Response list(@Context RoutingContext context) {
        Call call = Call.of(context);
        ClusterPicture picture = clusters.current(call.required("cluster"));
        Passages passages = new Passages(picture);
        Found found = findings.of(picture);
        ObjectNode page =
                Page.of(call, found.findings(), finding -> mapper.valueToTree(FindingFormat.write(finding, passages)));
        page.put("inventory_as_of", picture.knowledge().asOf().toString());
        found.statisticsAsOf().ifPresent(asOf -> page.put("statistics_as_of", asOf.toString()));
        page.set("workloads_unknown", mapper.valueToTree(found.workloadsUnknown()));
        page.set("statistics_unknown", mapper.valueToTree(found.statisticsUnknown()));
        page.set(
                "unknown",
                mapper.valueToTree(picture.knowledge().gaps().stream()
                        .map(ExplainView.Unknown::of)
                        .toList()));
        return Answers.json(page);
    }
}
