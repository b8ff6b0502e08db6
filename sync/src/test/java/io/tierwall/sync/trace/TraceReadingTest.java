package io.tierwall.sync.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.sync.trace.Traced.Decision;
import io.tierwall.sync.trace.Traced.Outcome;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the observations of a trace mean. */
final class TraceReadingTest {

    private static final String WEB = "'networkPolicy': 'AntreaClusterNetworkPolicy:web', 'networkPolicyRule': '1001'";

    private static JsonNode traceflow(String status) {
        try {
            return new ObjectMapper().readTree("{\"status\":{" + status.replace('\'', '"') + "}}");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String result(String node, String role, String... observations) {
        return "{'node': '" + node + "', 'role': '" + role + "', 'timestamp': 1767322800, 'observations': ["
                + String.join(", ", observations) + "]}";
    }

    private static String observation(String component, String information, String action, String... more) {
        return Stream.concat(
                        Stream.of(
                                "'component': '" + component + "'",
                                "'componentInfo': '" + information + "'",
                                "'action': '" + action + "'"),
                        Stream.of(more))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static Traced succeeded(String... results) {
        return TraceReading.finished(traceflow("'phase': 'Succeeded', 'results': [" + String.join(", ", results) + "]"))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "EgressRule, Forwarded, EGRESS, UNKNOWN, true",
        "IngressRule, Forwarded, INGRESS, UNKNOWN, true",
        "AntreaPolicyEgressRule, Forwarded, EGRESS, UNKNOWN, true",
        "AntreaPolicyIngressRule, Forwarded, INGRESS, UNKNOWN, true",
        "EgressMetric, Dropped, EGRESS, DROPPED, false",
        "IngressMetric, Dropped, INGRESS, DROPPED, false",
        "EgressMetric, Rejected, EGRESS, REJECTED, false",
        "IngressMetric, Rejected, INGRESS, REJECTED, false",
        "EgressDefaultRule, Dropped, EGRESS, DROPPED, false",
        "IngressDefaultRule, Dropped, INGRESS, DROPPED, false",
    })
    void eachPatternOfAPolicysObservationHasOneMeaning(
            String table, String action, Direction end, Outcome outcome, boolean passed) {
        Traced traced = succeeded(result("n1", "sender", observation("NetworkPolicy", table, action, WEB)));

        assertThat(traced.outcome()).isEqualTo(outcome);
        assertThat(traced.decisions())
                .containsExactly(new Decision(end, "AntreaClusterNetworkPolicy:web", "1001", "n1", passed));
    }

    @ParameterizedTest
    @CsvSource({
        "Forwarding, Output, Delivered, DELIVERED",
        "Forwarding, Output, ForwardedOutOfNetwork, FORWARDED_OUT",
        "Forwarding, Output, ForwardedOutOfOverlay, FORWARDED_OUT",
        "Forwarding, Output, Forwarded, UNKNOWN",
        "Egress, '', MarkedForSNAT, UNKNOWN",
        "Egress, '', ForwardedToEgressNode, UNKNOWN",
        "SpoofGuard, '', Dropped, DROPPED",
        "LB, EndpointDNAT, Dropped, DROPPED",
        "Forwarding, Output, SomethingNew, UNKNOWN",
    })
    void aWayEndsWhereAnObservationSaysThatItEnds(
            String component, String information, String action, Outcome outcome) {
        Traced traced = succeeded(result("n1", "sender", observation(component, information, action)));

        assertThat(traced.outcome()).isEqualTo(outcome);
        assertThat(traced.decisions()).isEmpty();
        assertThat(traced.reason().isEmpty()).isEqualTo(outcome != Outcome.UNKNOWN);
    }

    @Test
    void theSenderIsReadFirstWhicheverNodeToldFirst() {
        Traced traced = succeeded(
                result(
                        "far",
                        "receiver",
                        observation("Forwarding", "Classification", "Received"),
                        observation("NetworkPolicy", "AntreaPolicyIngressRule", "Forwarded", WEB),
                        observation("Forwarding", "Output", "Delivered")),
                result(
                        "near",
                        "sender",
                        observation("SpoofGuard", "", "Forwarded"),
                        observation("LB", "EndpointDNAT", "Forwarded", "'translatedDstIP': '10.0.0.7'"),
                        observation(
                                "NetworkPolicy", "EgressRule", "Forwarded", "'networkPolicy': 'K8sNetworkPolicy:a/b'"),
                        observation("Forwarding", "Output", "Forwarded")));

        assertThat(traced.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(traced.node()).isEqualTo("far");
        assertThat(traced.observed()).contains(Instant.parse("2026-01-02T03:00:00Z"));
        assertThat(traced.decisions())
                .containsExactly(
                        new Decision(Direction.EGRESS, "K8sNetworkPolicy:a/b", "", "near", true),
                        new Decision(Direction.INGRESS, "AntreaClusterNetworkPolicy:web", "1001", "far", true));
        assertThat(traced.hops()).hasSize(7);
        assertThat(traced.hops().get(1).address()).isEqualTo("10.0.0.7");
    }

    @Test
    void aTraceThatFailedOrNeverBeganHasNoOutcomeButAReason() {
        assertThat(TraceReading.finished(traceflow("'phase': 'Running'"))).isEmpty();
        assertThat(TraceReading.finished(traceflow("'phase': 'Failed', 'reason': 'traceflow timeout'")))
                .map(Traced::reason)
                .contains("traceflow timeout");
        assertThat(TraceReading.finished(traceflow("'phase': 'Failed'")))
                .map(Traced::reason)
                .hasValueSatisfying(reason -> assertThat(reason).contains("does not say why"));
        assertThat(TraceReading.unfinished(traceflow("'phase': ''")).reason()).contains("has not begun");
        Traced given = TraceReading.unfinished(traceflow("'phase': 'Running', 'results': ["
                + result("n1", "sender", observation("SpoofGuard", "", "Forwarded")) + "]"));
        assertThat(given.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(given.reason()).contains("not ended in time");
        assertThat(given.node()).isEqualTo("n1");
    }
}
