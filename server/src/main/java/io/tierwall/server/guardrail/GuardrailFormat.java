package io.tierwall.server.guardrail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.analysis.guardrail.Demand;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.Traffic;
import io.tierwall.model.IntentPath;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.model.service.PortRange;
import io.tierwall.wire.ObjectReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Guardrails as clients write and see them, and as they are kept, which is the same. */
public final class GuardrailFormat {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Protocol> PROTOCOLS = Set.of(Protocol.TCP, Protocol.UDP);

    private GuardrailFormat() {}

    /**
     * What a client says of the guardrail with this id; what is wrong is reported to the reader.
     *
     * @param known whether there is a group or cluster at a path
     */
    public static Guardrail read(String id, ObjectReader in, Predicate<IntentPath> known) {
        in.string("id")
                .filter(said -> !said.equals(id))
                .ifPresent(said -> in.report(
                        ProblemCode.IDENTIFIER_MISMATCH,
                        "id",
                        "The body says \"" + said + "\", the path says \"" + id
                                + "\". Make them the same, or leave the id out of the body."));
        in.ignore("sentence", "standings", "_revision");
        return new Guardrail(
                id,
                in.string("display_name").filter(name -> !name.isEmpty()).orElse(id),
                in.oneOf("severity", Severity.class).orElse(Severity.BLOCK),
                demand(in),
                end(in, "from", known),
                end(in, "to", known),
                traffic(in),
                in.strings("clusters").stream()
                        .flatMap(path -> path(in, "clusters", path, known).stream())
                        .toList(),
                0);
    }

    private static Demand demand(ObjectReader in) {
        in.required("demand");
        return in.oneOf("demand", Demand.class).orElse(Demand.NOTHING_REACHES);
    }

    private static Optional<IntentPath> path(
            ObjectReader in, String field, String written, Predicate<IntentPath> known) {
        Optional<IntentPath> path = Optional.of(written)
                .filter(text -> text.startsWith("/"))
                .map(IntentPath::new)
                .filter(known);
        if (path.isEmpty()) {
            in.report(
                    ProblemCode.PATH_UNKNOWN,
                    field,
                    "There is nothing at \"" + written + "\". Write the path of one that exists.");
        }
        return path;
    }

    private static GuardrailEnd end(ObjectReader outer, String field, Predicate<IntentPath> known) {
        ObjectReader in = outer.object(field);
        List<GuardrailEnd> said = Stream.of(
                        in.string("group")
                                .flatMap(path -> path(in, "group", path, known))
                                .map(path -> (GuardrailEnd) new GuardrailEnd.Members(path)),
                        in.string("namespace").map(name -> (GuardrailEnd) new GuardrailEnd.Namespace(name)),
                        flag(in, "pods", new GuardrailEnd.Pods()),
                        flag(in, "outside", new GuardrailEnd.Outside()))
                .flatMap(Optional::stream)
                .toList();
        in.end();
        if (said.size() != 1 && !in.has("group")) {
            in.report(
                    ProblemCode.EXPRESSION_SHAPE,
                    "",
                    "Say exactly one of group (a path), namespace (a name), pods (true), outside (true).");
        }
        return said.isEmpty() ? new GuardrailEnd.Pods() : said.getFirst();
    }

    private static Optional<GuardrailEnd> flag(ObjectReader in, String field, GuardrailEnd end) {
        return in.bool(field, false) ? Optional.of(end) : Optional.empty();
    }

    private static TrafficSet traffic(ObjectReader in) {
        Optional<Protocol> protocol = in.oneOf("protocol", Protocol.class).filter(named -> {
            if (!PROTOCOLS.contains(named)) {
                in.report(ProblemCode.VALUE_UNKNOWN, "protocol", "Use TCP or UDP, or leave it out for all traffic.");
            }
            return PROTOCOLS.contains(named);
        });
        List<String> written = in.strings("ports");
        if (protocol.isEmpty()) {
            if (!written.isEmpty()) {
                in.report(ProblemCode.FIELD_REQUIRED, "protocol", "Ports need a protocol. Add TCP or UDP.");
            }
            return TrafficSet.ALL;
        }
        List<PortMatch> ports = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Optional<PortRange> range = PortRange.parse(written.get(i));
            range.ifPresent(found -> ports.add(new PortMatch(protocol.get(), found.first(), found.last())));
            if (range.isEmpty()) {
                in.report(
                        ProblemCode.PORT_INVALID,
                        "ports[" + i + "]",
                        "\"" + written.get(i) + "\" is no port. Write 443, or 8000-8080.");
            }
        }
        return TrafficSet.of(Traffic.of(ports.isEmpty() ? List.of(PortMatch.all(protocol.get())) : ports));
    }

    /** The guardrail as clients see it. */
    public static ObjectNode write(Guardrail guardrail) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("id", guardrail.id());
        out.put("display_name", guardrail.name());
        out.put("sentence", guardrail.sentence());
        out.put("severity", guardrail.severity().name());
        out.put("demand", guardrail.demand().name());
        write(guardrail.from(), out.putObject("from"));
        write(guardrail.to(), out.putObject("to"));
        write(guardrail.traffic(), out);
        if (!guardrail.clusters().isEmpty()) {
            ArrayNode clusters = out.putArray("clusters");
            guardrail.clusters().forEach(path -> clusters.add(path.value()));
        }
        out.put("_revision", guardrail.revision());
        return out;
    }

    private static void write(GuardrailEnd end, ObjectNode out) {
        switch (end) {
            case GuardrailEnd.Members(IntentPath group) -> out.put("group", group.value());
            case GuardrailEnd.Namespace(String name) -> out.put("namespace", name);
            case GuardrailEnd.Pods() -> out.put("pods", true);
            case GuardrailEnd.Outside() -> out.put("outside", true);
        }
    }

    /** It was read from one protocol, so it is of one. */
    private static void write(TrafficSet traffic, ObjectNode out) {
        if (traffic.isAll()) {
            return;
        }
        Protocol protocol = traffic.intersects(TrafficSet.of(Traffic.of(List.of(PortMatch.all(Protocol.TCP)))))
                ? Protocol.TCP
                : Protocol.UDP;
        out.put("protocol", protocol.name());
        ArrayNode ports = out.putArray("ports");
        traffic.ports(protocol).forEach(span -> ports.add(new PortRange(span.first(), span.last()).toString()));
    }

    /**
     * The guardrail that was kept.
     *
     * @throws IllegalArgumentException when the document is not one that {@link #write} made
     */
    static Guardrail stored(String document) {
        try {
            JsonNode body = JSON.readTree(document);
            Problems problems = new Problems();
            Guardrail guardrail =
                    read(body.path("id").asText(), new ObjectReader(body, "a guardrail", "", problems), _ -> true);
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException("a guardrail cannot be read back: " + problems.list());
            }
            return guardrail.at(body.path("_revision").asInt());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a guardrail cannot be read back: " + e.getMessage(), e);
        }
    }
}
