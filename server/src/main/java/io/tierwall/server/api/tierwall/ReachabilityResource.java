package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.analysis.QuestionedClusters;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.tierwall.ExplainView.Unknown;
import io.tierwall.server.api.tierwall.ReachabilityView.OverlapView;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Who reaches whom in a cluster, for all addresses at once. */
@Path("/tierwall/api/v1/reachability")
public final class ReachabilityResource {

    private final QuestionedClusters clusters;
    private final ObjectMapper mapper;

    public ReachabilityResource(QuestionedClusters clusters, ObjectMapper mapper) {
        this.clusters = clusters;
        this.mapper = mapper;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, AnswerFormat.CSV_TYPE, MediaType.TEXT_PLAIN, AnswerFormat.DOT_TYPE})
    @Operation(
            summary =
                    "Says who reaches groups (to_group) or services (to_service), whom groups reach (from_group), what"
                            + " passes from some to others (both), between each two of some (group), or between all namespaces",
            description = "from_group, to_group, group, to_service and port name several when they are written several"
                    + " times, or with commas")
    @Parameter(name = "cluster", in = ParameterIn.QUERY, description = "a registered cluster, by its id")
    @Parameter(name = ReachabilityQuestion.FROM, in = ParameterIn.QUERY, description = "ids of groups, 100 at most")
    @Parameter(name = ReachabilityQuestion.TO, in = ParameterIn.QUERY, description = "ids of groups, 100 at most")
    @Parameter(
            name = ReachabilityQuestion.BOTH,
            in = ParameterIn.QUERY,
            description = "ids of groups, 100 at most, for both of these")
    @Parameter(
            name = ReachabilityQuestion.SERVICE,
            in = ParameterIn.QUERY,
            description = "services as namespace/name, 100 at most: who reaches their endpoints by way of them?")
    @Parameter(name = "protocol", in = ParameterIn.QUERY, description = "only TCP, UDP, SCTP or ICMP")
    @Parameter(name = "port", in = ParameterIn.QUERY, description = "only these ports of the protocol: 443, 8000-8080")
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "json, csv, table or dot; without it what the header Accept says, or json")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ReachabilityView.class)),
                @Content(mediaType = AnswerFormat.CSV_TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = AnswerFormat.DOT_TYPE, schema = @Schema(implementation = String.class))
            })
    public Response get(@Context RoutingContext context, @Context HttpHeaders headers) {
        Call call = Call.of(context);
        AnswerFormat format = AnswerFormat.of(call, headers.getAcceptableMediaTypes());
        ClusterPicture picture = clusters.current(call.required("cluster"));
        ReachabilityQuestion question = new ReachabilityQuestion(call, picture);
        return write(format, picture, question.answer(), question.overlaps());
    }

    private Response write(
            AnswerFormat format, ClusterPicture picture, ReachabilityAnswer answer, List<OverlapView> overlaps) {
        return switch (format) {
            case JSON ->
                Answers.json(mapper.valueToTree(new ReachabilityView(
                        picture.cluster().path().id(),
                        picture.intent().revision(),
                        picture.knowledge().asOf().toString(),
                        answer.cells(),
                        answer.reaches(),
                        overlaps,
                        picture.knowledge().gaps().stream().map(Unknown::of).toList(),
                        picture.problems())));
            case CSV -> format.answer(answer.csv());
            case TABLE -> format.answer(answer.table() + notes(picture, overlaps));
            case DOT -> format.answer(answer.graphviz());
        };
    }

    /** What has to be known to read a table aright. */
    private static String notes(ClusterPicture picture, List<OverlapView> overlaps) {
        List<String> notes = new ArrayList<>();
        overlaps.forEach(
                overlap -> notes.add(String.join(" and ", overlap.sets()) + " have in common: " + overlap.addresses()));
        picture.knowledge().gaps().stream()
                .map(Unknown::of)
                .forEach(gap ->
                        notes.add(gap.kind() + " are not being watched since " + gap.since() + ": " + gap.reason()));
        notes.addAll(picture.problems());
        StringBuilder text = new StringBuilder();
        notes.forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.toString();
    }
}
