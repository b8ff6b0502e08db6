package io.tierwall.sync.trace;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.sync.trace.Traced.Decision;
import io.tierwall.sync.trace.Traced.Hop;
import io.tierwall.sync.trace.Traced.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Understands the status of a Traceflow. Pure. */
final class TraceReading {

    private static final String SUCCEEDED = "Succeeded";
    private static final String FAILED = "Failed";
    /** More than any way has; what a cluster sends beyond that is not kept. */
    private static final int MOST_HOPS = 100;

    private static final String UNTOUCHED = "Antrea has not begun: see that its controller runs, and that its feature"
            + " Traceflow is not turned off in the agents and the controller.";

    private TraceReading() {}

    /** What became of the packet; nothing while it is on its way. */
    static Optional<Traced> finished(JsonNode traceflow) {
        JsonNode status = traceflow.path("status");
        return switch (status.path("phase").asText()) {
            case SUCCEEDED -> Optional.of(read(status));
            case FAILED -> Optional.of(failed(status));
            default -> Optional.empty();
        };
    }

    /** What is known of a trace that was waited for in vain. */
    static Traced unfinished(JsonNode traceflow) {
        JsonNode status = traceflow.path("status");
        List<Hop> hops = hops(status);
        String reason = status.path("phase").asText().isEmpty() ? UNTOUCHED : "The trace has not ended in time.";
        return Traced.unknown(reason, decisions(hops), hops);
    }

    private static Traced failed(JsonNode status) {
        List<Hop> hops = hops(status);
        String said = status.path("reason").asText();
        return Traced.unknown(
                said.isEmpty() ? "The trace has failed, and the cluster does not say why." : said,
                decisions(hops),
                hops);
    }

    private static Traced read(JsonNode status) {
        List<Hop> hops = hops(status);
        Optional<Hop> end =
                hops.stream().filter(hop -> outcome(hop).isPresent()).findFirst();
        if (end.isEmpty()) {
            return Traced.unknown("No node has seen where the packet ended.", decisions(hops), hops);
        }
        // What is told of a time after the end is of no importance: nodes tell independently of each other.
        List<Hop> way = hops.subList(0, hops.indexOf(end.get()) + 1);
        return new Traced(
                outcome(end.get()).orElseThrow(),
                status.path("reason").asText(),
                end.get().node(),
                observed(status, end.get().node()),
                decisions(way),
                hops);
    }

    private static Optional<Outcome> outcome(Hop hop) {
        return switch (hop.action()) {
            case "Delivered" -> Optional.of(Outcome.DELIVERED);
            case "Dropped" -> Optional.of(Outcome.DROPPED);
            case "Rejected" -> Optional.of(Outcome.REJECTED);
            case "ForwardedOutOfNetwork", "ForwardedOutOfOverlay" -> Optional.of(Outcome.FORWARDED_OUT);
            default -> Optional.empty();
        };
    }

    /** The sender's node first: the results are in no order. */
    private static Stream<JsonNode> results(JsonNode status) {
        return status.path("results")
                .valueStream()
                .sorted(Comparator.comparing(
                        result -> !result.path("role").asText().equals("sender")));
    }

    private static List<Hop> hops(JsonNode status) {
        return results(status)
                .flatMap(result -> result.path("observations")
                        .valueStream()
                        .map(observation -> hop(result.path("node").asText(), observation)))
                .limit(MOST_HOPS)
                .toList();
    }

    private static Hop hop(String node, JsonNode observation) {
        return new Hop(
                node,
                observation.path("component").asText(),
                observation.path("componentInfo").asText(),
                observation.path("action").asText(),
                observation.path("networkPolicy").asText(),
                observation.path("networkPolicyRule").asText(),
                observation.path("translatedDstIP").asText());
    }

    private static List<Decision> decisions(List<Hop> hops) {
        List<Decision> decisions = new ArrayList<>();
        for (Hop hop : hops) {
            if (hop.component().equals("NetworkPolicy")) {
                Direction end = hop.information().contains("Egress") ? Direction.EGRESS : Direction.INGRESS;
                boolean passed = outcome(hop).isEmpty();
                decisions.add(new Decision(end, hop.policy(), hop.rule(), hop.node(), passed));
            }
        }
        return decisions;
    }

    private static Optional<Instant> observed(JsonNode status, String node) {
        return results(status)
                .filter(result -> result.path("node").asText().equals(node))
                .mapToLong(result -> result.path("timestamp").asLong())
                .filter(seconds -> seconds > 0 && seconds <= Instant.MAX.getEpochSecond())
                .mapToObj(Instant::ofEpochSecond)
                .findFirst();
    }
}
