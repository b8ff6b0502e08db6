package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.reach.AddressText;
import io.tierwall.analysis.reach.FlowText;
import io.tierwall.analysis.reach.Matrix;
import io.tierwall.analysis.reach.MatrixText;
import io.tierwall.analysis.reach.NamedSet;
import io.tierwall.analysis.reach.Passing;
import io.tierwall.analysis.reach.Reach;
import io.tierwall.analysis.reach.Reachability;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.analysis.NamedGroups;
import io.tierwall.server.analysis.QuestionedClusters;
import io.tierwall.server.api.http.Answers;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Who reaches whom in a cluster, for all addresses at once. */
@Path("/tierwall/api/v1/reachability")
@Produces(MediaType.APPLICATION_JSON)
public final class ReachabilityResource {

    private static final int HIGHEST_PORT = 65_535;

    private final QuestionedClusters clusters;
    private final ObjectMapper mapper;

    public ReachabilityResource(QuestionedClusters clusters, ObjectMapper mapper) {
        this.clusters = clusters;
        this.mapper = mapper;
    }

    /**
     * An answer: of {@code cells} and {@code reaches} one.
     *
     * @param cells what passes between each two sets
     * @param reaches who reaches the set, or is reached by it
     */
    public record ReachabilityView(
            String cluster,
            long revision,
            @JsonProperty("inventory_as_of") String inventoryAsOf,
            List<Cell> cells,
            List<ReachView> reaches,
            List<ExplainView.Unknown> unknown,
            List<String> problems) {}

    /** What passes between two sets: between at least one pair, and between every pair. */
    public record Cell(
            String from,
            String to,
            long pairs,
            long open,
            @JsonProperty("traffic_some") String some,
            @JsonProperty("traffic_every") String every) {}

    /** Addresses, and the traffic that they have with some, and with every address of the set. */
    public record ReachView(
            List<String> addresses,
            @JsonProperty("traffic_some") String some,
            @JsonProperty("traffic_every") String every) {}

    @GET
    @Operation(
            summary = "Says who reaches a group (to_group), whom a group reaches (from_group), what passes between two"
                    + " groups (both), or between all namespaces (neither)")
    @Parameter(name = "cluster", in = ParameterIn.QUERY, description = "a registered cluster, by its id")
    @Parameter(name = "from_group", in = ParameterIn.QUERY, description = "id of a group")
    @Parameter(name = "to_group", in = ParameterIn.QUERY, description = "id of a group")
    @Parameter(name = "protocol", in = ParameterIn.QUERY, description = "only this traffic, with one group")
    @Parameter(name = "port", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "format", in = ParameterIn.QUERY, description = "json (default), csv, table, or dot for matrices")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReachabilityView.class)))
    public Response get(@Context RoutingContext context) {
        Call call = Call.of(context);
        ClusterPicture picture = clusters.current(call.required("cluster"));
        Optional<NamedSet> from = group(call, "from_group", picture);
        Optional<NamedSet> to = group(call, "to_group", picture);
        TrafficSet asked = asked(call);
        Reachability reachability = picture.conclusions().reachability();
        if (from.isPresent() == to.isPresent()) {
            if (!asked.isAll()) {
                throw ApiException.badParameter("protocol", "it goes with from_group or to_group. Name one of them.");
            }
            List<NamedSet> all = sets(picture.model().addresses());
            return matrix(
                    call,
                    picture,
                    reachability.matrix(
                            from.map(List::of).orElse(all), to.map(List::of).orElse(all)));
        }
        return reaches(
                call,
                picture,
                to.isPresent()
                        ? reachability.sourcesOf(to.get().addresses(), asked)
                        : reachability.destinationsOf(from.orElseThrow().addresses(), asked));
    }

    private static List<NamedSet> sets(AddressBook addresses) {
        return Stream.concat(NamedSet.namespaces(addresses).stream(), Stream.of(NamedSet.outside(addresses)))
                .toList();
    }

    private static Optional<NamedSet> group(Call call, String parameter, ClusterPicture picture) {
        return call.query(parameter).filter(id -> !id.isEmpty()).map(id -> NamedGroups.find(parameter, id, picture));
    }

    private static TrafficSet asked(Call call) {
        String name = call.query("protocol").orElse("").toUpperCase(Locale.ROOT);
        Optional<Protocol> protocol = Arrays.stream(Protocol.values())
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        if (name.isEmpty() && call.query("port").isEmpty()) {
            return TrafficSet.ALL;
        }
        if (protocol.isEmpty() || protocol.get() == Protocol.ICMP) {
            throw ApiException.badParameter("protocol", "TCP, UDP or SCTP is expected, with a port.");
        }
        call.required("port");
        int point = TrafficPoint.of(protocol.get(), call.number("port", 0, HIGHEST_PORT, 0));
        return TrafficSet.span(point, point + 1);
    }

    private Response matrix(Call call, ClusterPicture picture, Matrix matrix) {
        return switch (call.query("format").orElse("json")) {
            case "json" -> json(picture, cells(matrix), List.of());
            case "csv" -> text("text/csv", MatrixText.csv(matrix));
            case "table" -> text("text/plain", MatrixText.table(matrix));
            case "dot" -> text("text/vnd.graphviz", MatrixText.graphviz(matrix));
            case String _ -> throw ApiException.badParameter("format", "json, csv, table or dot is expected.");
        };
    }

    private Response reaches(Call call, ClusterPicture picture, List<Reach> reaches) {
        AddressBook addresses = picture.model().addresses();
        return switch (call.query("format").orElse("json")) {
            case "json" ->
                json(
                        picture,
                        List.of(),
                        reaches.stream()
                                .map(reach -> new ReachView(
                                        AddressText.parts(addresses, reach.addresses()),
                                        reach.some().toString(),
                                        reach.every().toString()))
                                .toList());
            case "csv" -> text("text/csv", FlowText.reachCsv(addresses, reaches));
            case "table" -> text("text/plain", FlowText.reachTable(addresses, reaches));
            case String _ -> throw ApiException.badParameter("format", "json, csv or table is expected here.");
        };
    }

    private static List<Cell> cells(Matrix matrix) {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < matrix.sources().size(); row++) {
            for (int column = 0; column < matrix.destinations().size(); column++) {
                Passing passing = matrix.rows().get(row).get(column);
                cells.add(new Cell(
                        matrix.sources().get(row),
                        matrix.destinations().get(column),
                        passing.pairs(),
                        passing.open(),
                        passing.some().toString(),
                        passing.every().toString()));
            }
        }
        return cells;
    }

    private Response json(ClusterPicture picture, List<Cell> cells, List<ReachView> reaches) {
        return Answers.json(mapper.valueToTree(new ReachabilityView(
                picture.cluster().path().id(),
                picture.intent().revision(),
                picture.knowledge().asOf().toString(),
                cells,
                reaches,
                picture.knowledge().gaps().stream().map(ExplainView.Unknown::of).toList(),
                picture.problems())));
    }

    private static Response text(String type, String body) {
        return Response.ok(body.getBytes(StandardCharsets.UTF_8))
                .type(type + ";charset=UTF-8")
                .build();
    }
}
