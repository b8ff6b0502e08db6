package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.reach.AddressText;
import io.tierwall.analysis.reach.NamedReach;
import io.tierwall.analysis.reach.NamedSet;
import io.tierwall.analysis.reach.Overlap;
import io.tierwall.analysis.reach.ReachText.Way;
import io.tierwall.analysis.reach.Reachability;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.analysis.QuestionedClusters;
import io.tierwall.server.analysis.QuestionedSets;
import io.tierwall.server.analysis.QuestionedSets.Names;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.tierwall.ExplainView.Unknown;
import io.tierwall.server.api.tierwall.ReachabilityAnswer.Around;
import io.tierwall.server.api.tierwall.ReachabilityAnswer.Between;
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
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Who reaches whom in a cluster, for all addresses at once. */
@Path("/tierwall/api/v1/reachability")
public final class ReachabilityResource {

    private static final int MOST_GROUPS = 100;
    private static final int MOST_NAMESPACES = 500;
    /** Classes of addresses on the one side times those on the other; a second takes some hundred million of them. */
    private static final long MOST_MEETINGS = 4_000_000_000L;

    private static final String FROM = "from_group";
    private static final String TO = "to_group";
    private static final String BOTH = "group";

    private final QuestionedClusters clusters;
    private final ObjectMapper mapper;

    public ReachabilityResource(QuestionedClusters clusters, ObjectMapper mapper) {
        this.clusters = clusters;
        this.mapper = mapper;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, AnswerFormat.CSV_TYPE, MediaType.TEXT_PLAIN, AnswerFormat.DOT_TYPE})
    @Operation(
            summary = "Says who reaches groups (to_group), whom groups reach (from_group), what passes from some to"
                    + " others (both), between each two of some (group), or between all namespaces (none of these)",
            description =
                    "from_group, to_group, group and port name several when they are written several times, or with"
                            + " commas")
    @Parameter(name = "cluster", in = ParameterIn.QUERY, description = "a registered cluster, by its id")
    @Parameter(name = FROM, in = ParameterIn.QUERY, description = "ids of groups, 100 at most")
    @Parameter(name = TO, in = ParameterIn.QUERY, description = "ids of groups, 100 at most")
    @Parameter(name = BOTH, in = ParameterIn.QUERY, description = "ids of groups, 100 at most, for both of these")
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
        TrafficSet asked = TrafficParameters.read(call);
        ClusterPicture picture = clusters.current(call.required("cluster"));
        QuestionedSets sets = sets(call, picture);
        ReachabilityAnswer answer = answer(Reachability.of(sets.model()), sets, asked);
        return write(format, picture, answer, overlaps(sets));
    }

    private static QuestionedSets sets(Call call, ClusterPicture picture) {
        Names between = names(call, BOTH);
        Names from = names(call, FROM);
        Names to = names(call, TO);
        if (between.ids().isEmpty()) {
            return QuestionedSets.of(picture, from, to);
        }
        if (!from.ids().isEmpty() || !to.ids().isEmpty()) {
            throw ApiException.badParameter(BOTH, "it stands for " + FROM + " and " + TO + ". Leave it out, or these.");
        }
        return QuestionedSets.of(picture, between, between);
    }

    private static Names names(Call call, String parameter) {
        return new Names(parameter, call.list(parameter, MOST_GROUPS));
    }

    private static ReachabilityAnswer answer(Reachability reachability, QuestionedSets sets, TrafficSet asked) {
        AddressBook addresses = sets.model().addresses();
        if (sets.from().isEmpty() == sets.to().isEmpty()) {
            List<NamedSet> all = sets.from().isEmpty() ? namespaces(addresses) : List.of();
            List<NamedSet> from = all.isEmpty() ? sets.from() : all;
            List<NamedSet> to = all.isEmpty() ? sets.to() : all;
            bound(classes(reachability, from), classes(reachability, to));
            return new Between(reachability.matrix(from, to, asked));
        }
        Way way = sets.from().isEmpty() ? Way.TO : Way.FROM;
        List<NamedSet> groups = way == Way.TO ? sets.to() : sets.from();
        bound(reachability.classes(), classes(reachability, groups));
        return new Around(
                addresses,
                way,
                groups.stream()
                        .map(group -> new NamedReach(
                                group.name(),
                                way == Way.TO
                                        ? reachability.sourcesOf(group.addresses(), asked)
                                        : reachability.destinationsOf(group.addresses(), asked)))
                        .toList());
    }

    private static List<NamedSet> namespaces(AddressBook addresses) {
        List<NamedSet> namespaces = NamedSet.namespaces(addresses);
        if (namespaces.size() > MOST_NAMESPACES) {
            throw ApiException.badParameter(
                    BOTH,
                    "the cluster has " + namespaces.size() + " namespaces, more than the " + MOST_NAMESPACES
                            + " that one answer is about. Name groups.");
        }
        return Stream.concat(namespaces.stream(), Stream.of(NamedSet.outside(addresses)))
                .toList();
    }

    private static long classes(Reachability reachability, List<NamedSet> sets) {
        return sets.stream()
                .mapToLong(set -> reachability.classes(set.addresses()))
                .sum();
    }

    private static void bound(long some, long others) {
        if (some * others > MOST_MEETINGS) {
            throw ApiException.badParameter(BOTH, "the groups are too many and too large for one answer. Name fewer.");
        }
    }

    private static List<OverlapView> overlaps(QuestionedSets sets) {
        return Overlap.among(
                        Stream.concat(sets.from().stream(), sets.to().stream()).toList())
                .stream()
                .map(overlap -> new OverlapView(
                        List.of(overlap.one(), overlap.other()),
                        AddressText.summary(sets.model().addresses(), overlap.addresses())))
                .toList();
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
