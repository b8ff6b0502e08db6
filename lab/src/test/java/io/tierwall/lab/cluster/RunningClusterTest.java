package io.tierwall.lab.cluster;

import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.cluster.LabSettings.Pace;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.GuideObjects;
import io.tierwall.lab.testing.Yaml;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RunningClusterTest {

    private static final LabSettings SETTINGS = LabSettings.of("alpha", 0, NetworkKind.SIMULATED)
            .withPace(new Pace(Duration.ofSeconds(1), Duration.ofMillis(50)));

    private final RunningCluster cluster = RunningCluster.start(SETTINGS, Clock.systemUTC());

    @AfterEach
    void close() {
        cluster.close();
    }

    private ObjectNode create(ResourceType type, ObjectNode object) {
        cluster.admission().admitWrite(type, Optional.empty(), object);
        return cluster.store().create(type, object);
    }

    private JsonNode find(ResourceType type, String namespace, String name) {
        return cluster.store().find(type, new ObjectKey(namespace, name)).orElseThrow();
    }

    private List<String> probeAll() {
        return cluster.probes()
                .answer(Yaml.object("{}"))
                .path("results")
                .valueStream()
                .map(result -> result.path("from").asText() + " "
                        + result.path("to").asText() + " "
                        + result.path("result").asText())
                .toList();
    }

    private static Stream<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("lab-alpha-"));
    }

    @Test
    void theSampleWorkloadsRunWhenItHasStarted() {
        assertThat(cluster.store().list(ResourceTypes.PODS).items())
                .extracting(pod -> pod.at("/metadata/namespace").asText() + "/"
                        + pod.at("/metadata/name").asText() + " "
                        + pod.at("/spec/nodeName").asText() + " "
                        + pod.at("/status/phase").asText())
                .containsExactly(
                        "a/db alpha-node-1 Running",
                        "a/web alpha-node-2 Running",
                        "b/client alpha-node-1 Running",
                        "b/web alpha-node-2 Running",
                        "c/client alpha-node-1 Running",
                        "c/web alpha-node-2 Running");
        assertThat(find(ResourceTypes.SERVICES, "a", "web")
                        .at("/spec/clusterIP")
                        .asText())
                .isEqualTo("198.18.12.2");
        assertThat(probeAll()).hasSize(30).allMatch(line -> line.endsWith("connected"));
    }

    @Test
    void aPodThatIsCreatedLaterRuns() throws Exception {
        create(ResourceTypes.PODS, Yaml.named("a", "late", "containers: [{name: c}]"));

        assertEventually(() -> assertThat(find(ResourceTypes.PODS, "a", "late")
                        .at("/status/phase")
                        .asText())
                .isEqualTo("Running"));
    }

    @Test
    void exampleTwoIsRealizedAndLetsOnlyNamespaceBIn() throws Exception {
        GuideObjects.exampleTwo().forEach(object -> create(object.type(), object.tree()));
        assertEventually(() -> assertThat(find(ResourceTypes.CLUSTER_NETWORK_POLICIES, "", "allow-from-b")
                        .at("/status/phase")
                        .asText())
                .isEqualTo("Realized"));

        assertThat(probeAll()).allSatisfy(line -> {
            boolean toA = line.split(" ")[1].startsWith("a/");
            assertThat(line).endsWith(toA && !line.startsWith("b/") ? "dropped" : "connected");
        });
    }

    @Test
    void whatRulesDecideIsInTheStatisticsAfterTheInterval() throws Exception {
        GuideObjects.exampleTwo().forEach(object -> create(object.type(), object.tree()));
        assertEventually(() -> assertThat(probeAll()).contains("c/web a/web dropped"));
        assertThat(probeAll()).contains("b/web a/web connected");

        assertEventually(() -> assertThat(
                        cluster.computed().getFirst().find(new ObjectKey("", "allow-from-b"), Map.of()).stream()
                                .flatMap(found -> found.path("ruleTrafficStats").valueStream())
                                .map(rule -> rule.path("name").asText()))
                .containsExactly("allow-b", "drop-others"));
    }

    @Test
    void agentsAndControllerSayThatTheyLive() {
        assertThat(cluster.store().list(ResourceTypes.AGENT_INFOS).items())
                .extracting(info -> info.path("localPodNum").asInt())
                .containsExactly(3, 3);
        assertThat(cluster.store().list(ResourceTypes.CONTROLLER_INFOS).items()).hasSize(1);
    }

    @Test
    void closingLeavesNoThread() throws Exception {
        assertThat(threads()).isNotEmpty();

        cluster.close();

        // The ticker's thread has nothing left to do, but takes a moment to end.
        assertEventually(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void aManifestWithAnUnknownKindIsRefusedAndNothingIsLeft() {
        cluster.close();
        assertThatThrownBy(() -> RunningCluster.start(
                        SETTINGS.withManifest("{apiVersion: batch/v1, kind: Job, metadata: {name: x}}"),
                        Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the lab keeps no batch/v1 Job, as x");
        assertThat(threads()).isEmpty();
    }
}
