package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.server.testing.Answer;
import io.tierwall.sync.Connection;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.trace.TraceException;
import io.tierwall.sync.trace.TraceRequest;
import io.tierwall.sync.trace.TraceRequest.ObjectName;
import io.tierwall.sync.trace.Traced;
import io.tierwall.sync.trace.Traced.Decision;
import io.tierwall.sync.trace.Traced.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real packet beside what is explained, over HTTP. */
@QuarkusTest
final class ProofTest extends AnalysisFixture {

    private static final Instant SEEN = Instant.parse("2026-01-02T03:04:05Z");

    private String question() {
        return """
                {"cluster":"%s","from":"%s/client","to":"%s/web","protocol":"TCP","port":80}""".formatted(cluster, b, a);
    }

    private Answer prove(String body) {
        return client().post(TIERWALL + "proofs", body);
    }

    private JsonNode proved() {
        Answer answer = prove(question());
        succeed(answer);
        return answer.json();
    }

    private static Traced traced(Outcome outcome, Decision... decisions) {
        return new Traced(outcome, "", "n2", Optional.of(SEEN), List.of(decisions), List.of());
    }

    private Decision decision(int rule, boolean passed) {
        return new Decision(Direction.INGRESS, "AntreaClusterNetworkPolicy:" + policy, "" + rule, "n2", passed);
    }

    private int ruleId(String rule) {
        return client().get(DOMAIN + "/security-policies/" + policy + "/rules/" + rule)
                .json()
                .path("rule_id")
                .asInt();
    }

    @Test
    void aPacketThatMeetsWhatIsExplainedAgrees() {
        AtomicReference<TraceRequest> sent = new AtomicReference<>();
        int closed = ruleId("closed");
        cluster(cluster).traces(request -> {
            sent.set(request);
            return traced(Outcome.DROPPED, decision(closed, false));
        });

        JsonNode proof = proved();

        assertThat(sent.get().from()).isEqualTo(new ObjectName(b, "client"));
        assertThat(sent.get().to()).isEqualTo(new TraceRequest.Destination.Pod(new ObjectName(a, "web")));
        assertThat(sent.get().protocol()).isEqualTo(Protocol.TCP);
        assertThat(sent.get().port()).isEqualTo(80);
        assertThat(proof.path("outcome").asText()).isEqualTo("DROPPED");
        assertThat(proof.path("node").asText()).isEqualTo("n2");
        assertThat(proof.path("observed").asText()).isEqualTo("2026-01-02T03:04:05Z");
        JsonNode decided = proof.path("decided_by");
        assertThat(decided.path("end").asText()).isEqualTo("INGRESS");
        assertThat(decided.path("object").asText()).isEqualTo("AntreaClusterNetworkPolicy:" + policy);
        assertThat(decided.path("rule").asText())
                .isEqualTo("/infra/domains/default/security-policies/" + policy + "/rules/closed");
        assertThat(proof.at("/agreement/state").asText()).isEqualTo("AGREES");
        assertThat(proof.at("/agreement/verdict").asText()).isEqualTo("DROP");
        assertThat(proof.at("/agreement/decided_by/rule")).isEqualTo(decided.path("rule"));
    }

    @Test
    void aPacketThatMeetsSomethingElseContradictsAndWhatIsNotRealizedIsNamed() {
        cluster(cluster).traces(_ -> traced(Outcome.DELIVERED));

        JsonNode agreement = proved().path("agreement");

        assertThat(agreement.path("state").asText()).isEqualTo("CONTRADICTS");
        assertThat(agreement.path("sentence").asText())
                .contains("says DROP", "was delivered", "does not hold all of revision", policy);
    }

    @Test
    void nothingIsComparedWhereSomebodyPublishesMeanwhile() {
        cluster(cluster).traces(_ -> {
            succeed(client().patch(DOMAIN + "/security-policies/" + policy, allowing()));
            return traced(Outcome.DROPPED);
        });

        JsonNode agreement = proved().path("agreement");

        assertThat(agreement.path("state").asText()).isEqualTo("NOT_COMPARED");
        assertThat(agreement.path("sentence").asText()).contains("published");
    }

    @Test
    void whatNobodySawIsUnknownWithItsReason() {
        cluster(cluster)
                .traces(_ -> new Traced(
                        Outcome.UNKNOWN, "Antrea has not begun", "", Optional.empty(), List.of(), List.of()));

        JsonNode proof = proved();

        assertThat(proof.path("outcome").asText()).isEqualTo("UNKNOWN");
        assertThat(proof.path("reason").asText()).isEqualTo("Antrea has not begun");
        assertThat(proof.has("observed")).isFalse();
        assertThat(proof.at("/agreement/state").asText()).isEqualTo("NOT_COMPARED");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, 501, Install Antrea",
        "REFUSED, 502, tierwall clusters bootstrap",
        "NO_ANSWER, 503, Ask again",
    })
    void aClusterThatCannotSendItSaysWhatToDo(ClusterException.Kind kind, int status, String remedy) {
        cluster(cluster).traces(_ -> {
            throw TraceException.of(new ClusterException(kind, "said so"));
        });

        Answer answer = prove(question());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("error_message").asText()).contains(remedy);
    }

    @Test
    void aClusterThatIsKnownToBeSilentIsNotWaitedFor() {
        cluster(cluster).isConnected(new Connection.Unreachable(SEEN, "no connection"));

        Answer answer = prove(question());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).contains("2026-01-02T03:04:05Z", "no connection");
    }

    @Test
    void noMoreThanFourPacketsAreOnTheirWayInACluster() throws Exception {
        CountDownLatch four = new CountDownLatch(4);
        CountDownLatch go = new CountDownLatch(1);
        cluster(cluster).traces(_ -> {
            four.countDown();
            go.await();
            return traced(Outcome.DROPPED);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 4)
                    .mapToObj(_ -> threads.submit(() -> prove(question()).status()))
                    .toList();
            four.await();

            Answer fifth = prove(question());
            go.countDown();

            assertThat(fifth.status()).isEqualTo(429);
            assertThat(fifth.text()).contains("the most at a time");
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(prove(question()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/client, /cleint, there is no pod",
        "protocol, protocoll, no such field",
        "TCP, SCTP, ICMP only",
        "TCP, GRE, is not known",
        "80, 0, from 1 to 65535",
        "80, 700000, from 1 to 65535",
        "TCP, ICMP, ICMP has no ports",
    })
    void questionsWithoutSenseAreRefusedBeforeAnythingIsSent(String what, String instead, String sentence) {
        Answer answer = prove(question().replace(what, instead));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(sentence);
    }

    @Test
    void aPacketIsSentFromAPodOnly() {
        Answer answer = prove(question().replace(b + "/client", "10.0.0.2"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("from", "not from an address");
    }

    @Test
    void eachProofIsInTheAudit() {
        cluster(cluster).traces(_ -> traced(Outcome.DROPPED));
        String path = TIERWALL + "proofs";
        int before = client().get("/tierwall/api/v1/audit?path=" + path)
                .json()
                .path("result_count")
                .asInt();

        proved();

        assertThat(client().get("/tierwall/api/v1/audit?path=" + path)
                        .json()
                        .path("result_count")
                        .asInt())
                .isEqualTo(before + 1);
    }
}
