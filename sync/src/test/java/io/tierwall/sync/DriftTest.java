package io.tierwall.sync;

import static io.tierwall.sync.EngineFixture.await;
import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.path;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.state;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.tierwall.antrea.render.DesiredState;
import io.tierwall.model.IntentPath;
import io.tierwall.sync.DriftReport.Field;
import io.tierwall.sync.DriftReport.Kind;
import io.tierwall.sync.DriftReport.Sighting;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.ObjectKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others do to a cluster is undone and told, over the wire. */
final class DriftTest {

    private static final ObjectKey P = ObjectKey.policy("p");
    private static final ObjectKey GROUP = ObjectKey.group("g");
    private static final String STRANGER = """
            {"apiVersion": "crd.antrea.io/v1beta1", "kind": "ClusterNetworkPolicy",
             "metadata": {"name": "NAME", "labels": {LABELS}},
             "spec": {"tier": "t", "priority": 9, "appliedTo": [{"podSelector": {}}],
                      "ingress": [{"action": "Drop", "name": "r"}]}}""";

    private final LabFixture lab = new LabFixture();
    private final KubernetesClient kubectl = new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(lab.server.kubeconfig()))
            .build();
    private volatile DesiredState desired = shop(1, 5);
    private Heard heard = new Heard();
    private ClusterSync sync = start();

    private ClusterSync start() {
        return KubernetesSync.start(
                "lab",
                lab.kubeconfig(),
                () -> DesiredObjects.of(desired),
                heard,
                EngineFixture.SETTINGS,
                Clock.systemUTC());
    }

    private static DesiredState shop(long revision, double priority) {
        return state(revision, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", priority, "g"));
    }

    @AfterEach
    void close() {
        sync.close();
        kubectl.close();
        lab.close();
    }

    private void awaitHealthy() {
        await("the policy as it should be", () -> lab.policy("p").isPresent() && priority() == 5);
        await("that known", () -> !heard.drift.isEmpty() && heard.presentDrift().isEmpty() && isSeen());
    }

    /** The controller's word is the last of all that comes, so what came before it has been looked at. */
    private boolean isSeen() {
        if (lab.policy("p").orElseThrow().at("/status/observedGeneration").asLong() != generation()) {
            lab.report("p", "Realized", 1, 1);
        }
        return heard.latest(path("p")).filter(Realization::isRealized).isPresent();
    }

    private double priority() {
        return lab.policy("p").orElseThrow().at("/spec/priority").asDouble();
    }

    private void edit(String kind, String name, String manager, String patch) {
        kubectl.genericKubernetesResources("crd.antrea.io/v1beta1", kind)
                .withName(name)
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.JSON_MERGE)
                                .withFieldManager(manager)
                                .build(),
                        patch);
    }

    private void edit(String patch) {
        edit("ClusterNetworkPolicy", "p", "kubectl-edit", patch);
    }

    private void create(String name, String labels) {
        kubectl.resource(STRANGER.replace("NAME", name).replace("LABELS", labels))
                .create();
    }

    @Test
    void anEditIsToldFieldByFieldWithWhoAndWhen() {
        awaitHealthy();
        Instant before = Instant.now();

        edit("{\"spec\":{\"priority\":99}}");

        await("the edit undone", () -> priority() == 5 && !heard.sightings().isEmpty());
        Sighting sighting = heard.sightings().getFirst();
        assertThat(sighting.kind()).isEqualTo(Kind.CHANGED);
        assertThat(sighting.object()).isEqualTo(P);
        assertThat(sighting.path()).contains(path("p"));
        assertThat(sighting.fields())
                .containsExactly(new Field("spec.priority", Optional.of("5.0"), Optional.of("99")));
        assertThat(sighting.writer()).hasValueSatisfying(writer -> {
            assertThat(writer.manager()).isEqualTo("kubectl-edit");
            assertThat(writer.at()).isBetween(before.minusSeconds(2), Instant.now());
        });
        await("that it is healed", () -> heard.presentDrift().isEmpty());
    }

    @Test
    void anEditOfAGroupNamesTheGroup() {
        awaitHealthy();
        edit("ClusterGroup", "g", "kubectl-patch", "{\"spec\":{\"ipBlocks\":[{\"cidr\":\"0.0.0.0/0\"}]}}");
        await("the edit told", () -> !heard.sightings().isEmpty());
        Sighting sighting = heard.sightings().getFirst();
        assertThat(sighting.object()).isEqualTo(GROUP);
        assertThat(sighting.path()).contains(IntentPath.group("default", "g"));
        assertThat(sighting.fields())
                .containsExactly(
                        new Field("spec.ipBlocks[0].cidr", Optional.of("10.0.0.0/8"), Optional.of("0.0.0.0/0")));
        await("that it is healed", () -> heard.presentDrift().isEmpty());
    }

    @Test
    void aDeletionIsToldAndNobodyIsBlamed() {
        awaitHealthy();
        kubectl.genericKubernetesResources("crd.antrea.io/v1beta1", "ClusterNetworkPolicy")
                .withName("p")
                .delete();
        await(
                "the policy again",
                () -> lab.policy("p").isPresent() && !heard.sightings().isEmpty());
        Sighting sighting = heard.sightings().getFirst();
        assertThat(sighting.kind()).isEqualTo(Kind.DELETED);
        assertThat(sighting.object()).isEqualTo(P);
        assertThat(sighting.path()).contains(path("p"));
        assertThat(sighting.writer()).isEmpty();
        await("that it is healed", () -> heard.presentDrift().isEmpty());
    }

    @Test
    void whatCarriesOurLabelWithoutAReasonIsRemovedAndTold() {
        awaitHealthy();
        create("stranger", "\"tierwall.io/managed-by\": \"tierwall\"");
        await(
                "the stranger gone",
                () -> lab.policy("stranger").isEmpty() && !heard.sightings().isEmpty());
        Sighting sighting = heard.sightings().getFirst();
        assertThat(sighting.kind()).isEqualTo(Kind.UNEXPLAINED);
        assertThat(sighting.object()).isEqualTo(ObjectKey.policy("stranger"));
        assertThat(sighting.writer()).isPresent();
        await("that it is healed", () -> heard.presentDrift().isEmpty());
    }

    @Test
    void aForeignPolicyInOurTierIsToldAndLeftAlone() {
        awaitHealthy();
        create("theirs", "\"app\": \"theirs\"");
        await("the policy told", () -> !heard.presentDrift().isEmpty());
        assertThat(heard.presentDrift())
                .singleElement()
                .satisfies(sighting -> assertThat(sighting.kind()).isEqualTo(Kind.FOREIGN));
        String version = version("theirs");
        edit("{\"spec\":{\"priority\":99}}");
        await("something else undone", () -> priority() == 5);
        assertThat(version("theirs")).isEqualTo(version);

        kubectl.genericKubernetesResources("crd.antrea.io/v1beta1", "ClusterNetworkPolicy")
                .withName("theirs")
                .delete();
        await("that it is gone", () -> heard.presentDrift().isEmpty());
    }

    private String version(String policy) {
        return lab.policy(policy).orElseThrow().at("/metadata/resourceVersion").asText();
    }

    @Test
    void whatIsPublishedIsNoDrift() {
        awaitHealthy();
        desired = shop(2, 6);
        sync.desiredChanged();
        await("the change", () -> priority() == 6 && isSeen());
        desired = state(3, tier("t", 5));
        sync.desiredChanged();
        await("the policy gone", () -> lab.policy("p").isEmpty() && heard.realized.contains(3L));
        assertThat(heard.sightings()).isEmpty();
    }

    @Test
    void anEditWhileNobodyWatchedIsToldAfterARestartAndAPublishIsNot() {
        awaitHealthy();
        sync.close();
        edit("ClusterGroup", "g", "kubectl-edit", "{\"spec\":{\"ipBlocks\":[{\"cidr\":\"0.0.0.0/0\"}]}}");
        heard = new Heard();
        desired = shop(2, 6);
        sync = start();
        await(
                "all as it should be",
                () -> priority() == 6 && isSeen() && heard.presentDrift().isEmpty());
        assertThat(heard.sightings()).singleElement().satisfies(sighting -> {
            assertThat(sighting.object()).isEqualTo(GROUP);
            assertThat(sighting.writer().orElseThrow().manager()).isEqualTo("kubectl-edit");
        });
    }

    @Test
    void aRivalThatRewritesAtOnceGetsOneWriteForEachOfItsOwn() {
        awaitHealthy();
        long first = generation();
        int theirs = 0;
        while (theirs < 5) {
            edit("ClusterNetworkPolicy", "p", "rival", "{\"spec\":{\"priority\":" + (90 + theirs % 2) + "}}");
            theirs++;
            await("our answer", () -> priority() == 5);
        }
        await("each of its writes told", () -> heard.sightings().size() == 5);
        List<Sighting> sightings = heard.sightings();
        assertThat(sightings).allSatisfy(sighting -> {
            assertThat(sighting.kind()).isEqualTo(Kind.CHANGED);
            assertThat(sighting.writer().orElseThrow().manager()).isEqualTo("rival");
        });
        await("that it is healed", () -> heard.presentDrift().isEmpty());
        assertThat(generation() - first).as("their writes and ours").isEqualTo(2L * theirs);
    }

    private long generation() {
        return lab.policy("p").orElseThrow().at("/metadata/generation").asLong();
    }
}
