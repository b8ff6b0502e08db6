package io.tierwall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.model.address.IpAddress.Family;
import io.tierwall.sync.cluster.ResourceApi;
import io.tierwall.sync.trace.TraceException;
import io.tierwall.sync.trace.TraceRequest;
import io.tierwall.sync.trace.TraceRequest.Destination;
import io.tierwall.sync.trace.TraceRequest.ObjectName;
import io.tierwall.sync.trace.Traced;
import io.tierwall.sync.trace.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A packet is sent through the lab's API server; the test plays Antrea whenever time passes. */
final class TracerTest {

    private static final TraceRequest REQUEST = new TraceRequest(
            new ObjectName("b", "client"),
            new Destination.Pod(new ObjectName("a", "web")),
            Family.IPV4,
            Protocol.TCP,
            80);

    private final LabFixture lab = new LabFixture();
    private Instant now = Instant.now();

    @AfterEach
    void close() {
        lab.close();
    }

    /** What happens in the cluster while the manager waits. */
    private interface Antrea {

        void play() throws InterruptedException;
    }

    private Traced trace(Kubeconfig kubeconfig, Antrea antrea) throws Exception {
        try (ResourceApi api =
                ResourceApi.open("test", kubeconfig.clientConfig(SyncSettings.DEFAULT), Duration.ofSeconds(30))) {
            InstantSource onlyWhileSomebodyWaits = () -> now;
            Clock clock = onlyWhileSomebodyWaits.withZone(ZoneOffset.UTC);
            Tracer tracer = new Tracer(api, clock, new Random(1), pause -> {
                now = now.plus(pause);
                antrea.play();
            });
            return tracer.trace(REQUEST);
        }
    }

    private List<ObjectNode> traceflows() {
        return lab.objects.list(ResourceTypes.TRACEFLOWS).items();
    }

    private void says(String phase, String action) {
        traceflows()
                .forEach(flow -> lab.objects.update(ResourceTypes.TRACEFLOWS, ObjectKey.of(flow), object -> {
                    ObjectNode status = object.putObject("status").put("phase", phase);
                    status.putArray("results")
                            .addObject()
                            .put("node", "n1")
                            .put("role", "sender")
                            .putArray("observations")
                            .addObject()
                            .put("component", "Forwarding")
                            .put("action", action);
                    return object;
                }));
    }

    private void leftBehind(String name, boolean labelled) {
        ObjectNode flow = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = flow.putObject("metadata").put("name", name);
        if (labelled) {
            metadata.putObject("labels").put("tierwall.io/managed-by", "tierwall");
        }
        lab.objects.create(ResourceTypes.TRACEFLOWS, flow);
    }

    @Test
    void aPacketIsFollowedToItsEndAndNothingIsLeftOfIt() throws Exception {
        Traced traced = trace(lab.kubeconfig(), () -> {
            boolean running =
                    traceflows().getFirst().at("/status/phase").asText().equals("Running");
            says(running ? "Succeeded" : "Running", "Delivered");
        });

        assertThat(traced.outcome()).isEqualTo(Traced.Outcome.DELIVERED);
        assertThat(traceflows()).isEmpty();
    }

    @Test
    void whatNobodyAnswersIsGivenUpAndDeleted() throws Exception {
        Instant start = now;

        Traced traced = trace(lab.kubeconfig(), () -> {});

        assertThat(traced.outcome()).isEqualTo(Traced.Outcome.UNKNOWN);
        assertThat(traced.reason()).contains("feature Traceflow");
        assertThat(Duration.between(start, now)).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(26));
        assertThat(traceflows()).isEmpty();
    }

    @Test
    void whoIsInterruptedLeavesNothingBehind() {
        assertThatThrownBy(() -> trace(lab.kubeconfig(), () -> {
                    throw new InterruptedException("the manager ends");
                }))
                .isInstanceOf(InterruptedException.class);

        assertThat(traceflows()).isEmpty();
    }

    @Test
    void aTraceThatSomebodyDeletesHasNoOutcome() throws Exception {
        Traced traced = trace(
                lab.kubeconfig(),
                () -> traceflows().forEach(flow -> lab.objects.delete(ResourceTypes.TRACEFLOWS, ObjectKey.of(flow))));

        assertThat(traced.reason()).contains("deleted");
    }

    @Test
    void whatACrashHasLeftBehindIsRemovedAndOnlyThat() throws Exception {
        leftBehind("tierwall-proof-old", true);
        leftBehind("tierwall-proof-theirs", false);
        leftBehind("theirs", true);
        now = now.plus(Duration.ofMinutes(6));
        leftBehind("unrelated", false);

        trace(lab.kubeconfig(), () -> says("Succeeded", "Delivered"));

        assertThat(traceflows())
                .extracting(flow -> flow.at("/metadata/name").asText())
                .containsExactlyInAnyOrder("tierwall-proof-theirs", "theirs", "unrelated");
    }

    @Test
    void whatIsStillFollowedByAnotherIsLeftAlone() throws Exception {
        leftBehind("tierwall-proof-running", true);

        trace(lab.kubeconfig(), () -> says("Succeeded", "Delivered"));

        assertThat(traceflows()).hasSize(1);
    }

    @Test
    void aClusterThatDoesNotLetUsSaysWhatToDo() {
        Kubeconfig reader = ((Kubeconfig.Result.Valid) Kubeconfig.parse(lab.server.readOnlyKubeconfig())).kubeconfig();

        assertThatThrownBy(() -> trace(reader, () -> {})).isInstanceOfSatisfying(TraceException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(TraceException.Kind.FORBIDDEN);
            assertThat(failure.sentence()).contains("tierwall clusters bootstrap");
        });
    }

    @Test
    void aClusterThatIsSilentSaysSo() {
        Kubeconfig gone = lab.kubeconfig();
        lab.close();

        assertThatThrownBy(() -> trace(gone, () -> {})).isInstanceOfSatisfying(TraceException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(TraceException.Kind.SILENT);
            assertThat(failure.sentence()).contains("Ask again");
        });
    }

    @Test
    void whatAntreasWebhookRefusesIsTheQuestionsFault() {
        lab.deny("tierwall-proof-");

        assertThatThrownBy(() -> trace(lab.kubeconfig(), () -> {}))
                .isInstanceOfSatisfying(
                        TraceException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(TraceException.Kind.DENIED));
    }
}
