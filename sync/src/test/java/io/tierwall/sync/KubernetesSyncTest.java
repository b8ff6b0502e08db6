package io.tierwall.sync;

import static io.tierwall.sync.EngineFixture.await;
import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.desired;
import static io.tierwall.sync.testing.Samples.path;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.state;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.render.DesiredState;
import io.tierwall.antrea.render.Ownership;
import io.tierwall.antrea.render.Renderer;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.model.IntentPath;
import io.tierwall.model.testing.GuideExamples;
import io.tierwall.model.testing.Publisher;
import io.tierwall.sync.plan.DesiredObjects;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine and a real API server's behaviour over the wire. */
final class KubernetesSyncTest {

    private final LabFixture lab = new LabFixture();
    private volatile DesiredState desired = state(0);
    private final Heard heard = new Heard();
    private ClusterSync sync = start(lab);

    @AfterEach
    void close() {
        sync.close();
        lab.close();
    }

    @Test
    void theGuidesSecondExampleIsWrittenAndRealized() {
        Publisher publisher = new Publisher();
        publisher.publish(GuideExamples.example2());
        publish(Renderer.render(publisher.intent(), IntentPath.cluster("alpha")));
        for (AntreaObject<?> object : desired.objects()) {
            await(
                    object.toString(),
                    () -> lab.objects
                            .find(
                                    ResourceTypes.find("crd.antrea.io", "v1beta1", object.getPlural())
                                            .orElseThrow(),
                                    new ObjectKey("", object.getMetadata().getName()))
                            .isPresent());
        }
        AntreaObject<?> last = desired.objects().getLast();
        lab.report(last.getMetadata().getName(), "Realized", 3, 3);
        IntentPath path = Ownership.annotation(last, Ownership.PATH)
                .flatMap(IntentPath::parse)
                .orElseThrow();
        await("success", () -> sync.realization(path).orElseThrow() instanceof Realization.Success);
    }

    @Test
    void whatKubectlDoesIsUndone() {
        publish(shop(1, 5));
        await("the policy", () -> lab.policy("p").isPresent());
        lab.objects.update(ResourceTypes.CLUSTER_NETWORK_POLICIES, new ObjectKey("", "p"), object -> {
            object.withObject("/spec").put("priority", 99);
            return object;
        });
        await("the edit undone", () -> priority() == 5);

        lab.objects.update(ResourceTypes.CLUSTER_NETWORK_POLICIES, new ObjectKey("", "p"), object -> {
            object.withObject("/spec/ingress/0").put("action", "Allow").putArray("from");
            object.withArray("/spec/ingress").addObject().put("name", "mine").put("action", "Allow");
            object.withArray("/spec/egress")
                    .addObject()
                    .put("name", "also-mine")
                    .put("action", "Drop");
            return object;
        });
        await(
                "the rules as they were",
                () -> !lab.policy("p").orElseThrow().path("spec").has("egress"));
        JsonNode rules = lab.policy("p").orElseThrow().at("/spec/ingress");
        assertThat(rules).hasSize(1);
        assertThat(rules.at("/0/action").asText()).isEqualTo("Drop");
        assertThat(rules.at("/0/from/0/group").asText()).isEqualTo("g");

        lab.objects.update(ResourceTypes.CLUSTER_GROUPS, new ObjectKey("", "g"), object -> {
            object.withObject("/spec/podSelector/matchLabels").put("app", "db");
            object.withObject("/metadata/labels").put("team", "blue");
            return object;
        });
        await("the field gone", () -> !lab.group("g").path("spec").has("podSelector"));
        assertThat(lab.group("g").at("/metadata/labels/team").asText()).isEqualTo("blue");

        lab.objects.delete(ResourceTypes.CLUSTER_NETWORK_POLICIES, new ObjectKey("", "p"));
        await("the policy again", () -> lab.policy("p").isPresent());
    }

    @Test
    void whatIsWrittenSaysWhoWroteItAndAtWhichRevision() {
        publish(shop(41, 5));
        await("the policy", () -> lab.policy("p").isPresent());
        ObjectNode written = lab.policy("p").orElseThrow();
        assertThat(written.at("/metadata/annotations/tierwall.io~1revision").asText())
                .isEqualTo("41");
        assertThat(written.at("/metadata/labels/tierwall.io~1managed-by").asText())
                .isEqualTo("tierwall");
        assertThat(written.at("/metadata/managedFields").findValuesAsText("manager"))
                .containsOnly("tierwall");
    }

    @Test
    void aNewRevisionChangesOnlyWhatItChanges() {
        publish(shop(1, 5));
        await("the policy", () -> lab.policy("p").isPresent());
        Map<String, String> before = versions();
        publish(shop(2, 6));
        await("the change", () -> priority() == 6);
        Map<String, String> after = versions();
        assertThat(before.remove("p")).isNotEqualTo(after.remove("p"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aRestartWritesNothing() {
        publish(shop(1, 5));
        await("the policy", () -> lab.policy("p").isPresent());
        lab.report("p", "Realized", 1, 1);
        await("success", this::isSuccess);
        Map<String, String> before = versions();
        sync.close();
        desired = shop(9, 5);
        sync = start(lab);
        await("success", this::isSuccess);
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void aRefusalOfAWebhookIsShown() {
        publish(state(1, tier("t", 5), addresses("forbidden", "10.0.0.0/8"), policy("p", "t", 5, "forbidden")));
        await(
                "the failure",
                () -> realization() instanceof Realization.Failed failed
                        && failed.error()
                                .contains("admission webhook \"clustergroupvalidator.antrea.io\" denied the request"));
        assertThat(lab.policy("p")).isEmpty();
    }

    @Test
    void manyObjectsOutrunTheHistoryAndStillArrive() {
        List<AntreaObject<?>> objects = new ArrayList<>(List.of(tier("t", 5)));
        for (int i = 0; i < 200; i++) {
            objects.add(policy("p" + i, "t", 1 + i));
        }
        publish(new DesiredState(1, objects));
        await(
                "the last policy",
                () -> lab.objects
                                .list(ResourceTypes.CLUSTER_NETWORK_POLICIES)
                                .items()
                                .size()
                        == 200);
        publish(state(2));
        await(
                "nothing left",
                () -> lab.objects.list(ResourceTypes.TIERS).items().isEmpty());
        assertThat(sync.connection()).isInstanceOf(Connection.Connected.class);
    }

    @Test
    void statisticsAreRead() {
        publish(shop(1, 5));
        await("the policy", () -> lab.policy("p").isPresent());
        lab.statistics.add(LabFixture.statistics("p", "1001", 12));
        await(
                "a reading",
                () -> heard.reading().stream()
                        .flatMap(reading -> reading.policies().stream())
                        .anyMatch(counters -> counters.policy().equals(path("p"))
                                && counters.rules().equals(Map.of("1001", new Traffic(12, 0, 0)))));
    }

    @Test
    void aServerThatGoesAwayIsUnreachable() {
        await("connected", () -> sync.connection() instanceof Connection.Connected);
        lab.close();
        // A server that is about to go may still refuse a watch, for a reason of its own.
        await(
                "no connection",
                () -> sync.connection() instanceof Connection.Unreachable unreachable
                        && unreachable.reason().startsWith("no connection"));
    }

    @Test
    void aTokenThatIsNotAcceptedIsSaid() {
        String yaml = lab.server.kubeconfig().replaceAll("token: .*", "token: wrong-token");
        Kubeconfig wrong = ((Kubeconfig.Result.Valid) Kubeconfig.parse(yaml)).kubeconfig();
        try (ClusterSync other = KubernetesSync.start(
                "other", wrong, () -> desired(0), SyncListener.NOBODY, settings(), Clock.systemUTC())) {
            await(
                    "unreachable",
                    () -> other.connection() instanceof Connection.Unreachable unreachable
                            && unreachable
                                    .reason()
                                    .startsWith("the cluster does not accept the kubeconfig's credentials (401)"));
        }
    }

    @Test
    void closingLeavesNoThread() {
        await("connected", () -> sync.connection() instanceof Connection.Connected);
        long start = System.nanoTime();
        sync.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        await(
                "the HTTP client's thread gone",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().endsWith("SelectorManager")));
    }

    private void publish(DesiredState state) {
        desired = state;
        sync.desiredChanged();
    }

    private ClusterSync start(LabFixture fixture) {
        return KubernetesSync.start(
                "lab", fixture.kubeconfig(), () -> DesiredObjects.of(desired), heard, settings(), Clock.systemUTC());
    }

    private static SyncSettings settings() {
        return SyncSettings.DEFAULT.withTrafficInterval(Duration.ofMillis(100));
    }

    private static DesiredState shop(long revision, double priority) {
        return state(revision, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", priority, "g"));
    }

    private Realization realization() {
        return sync.realization(path("p")).orElseThrow();
    }

    private boolean isSuccess() {
        return realization() instanceof Realization.Success;
    }

    private double priority() {
        return lab.policy("p").orElseThrow().at("/spec/priority").asDouble();
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new HashMap<>();
        for (var type :
                List.of(ResourceTypes.TIERS, ResourceTypes.CLUSTER_GROUPS, ResourceTypes.CLUSTER_NETWORK_POLICIES)) {
            for (JsonNode object : lab.objects.list(type).items()) {
                versions.put(
                        object.at("/metadata/name").asText(),
                        object.at("/metadata/resourceVersion").asText());
            }
        }
        return versions;
    }
}
