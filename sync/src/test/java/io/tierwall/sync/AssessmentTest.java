package io.tierwall.sync;

import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.desired;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static io.tierwall.sync.testing.Samples.union;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.ObjectKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a policy, for what is seen of it. */
final class AssessmentTest {

    private static final Instant SEEN = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant NOW = SEEN.plusSeconds(5);
    private static final Connection CONNECTED = new Connection.Connected(SEEN);
    private static final ObjectKey P = ObjectKey.policy("p");
    private static final ObjectKey CHILD = ObjectKey.group("web.0");

    private static final DesiredObjects DESIRED = desired(
            3, tier("t", 5), addresses("web.0", "10.0.0.0/8"), union("web", "web.0"), policy("p", "t", 1, "web"));

    private final Map<ObjectKey, LiveObject> live = new HashMap<>();
    private final Map<ObjectKey, Trouble> troubles = new HashMap<>();

    AssessmentTest() {
        for (DesiredObject object : DESIRED.all()) {
            ObjectNode body = object.body(3);
            body.withObject("/metadata").put("generation", 4);
            live.put(object.key(), LiveObject.of(object.key().kind(), body, SEEN));
        }
        status("Realized", 4, 2, 2);
    }

    @Test
    void whatIsReadBackAndRealizedAtItsGenerationIsASuccess() {
        assertThat(assess()).isEqualTo(new Realization.Success(2, 4, SEEN));
    }

    @Test
    void onNoNodeItIsASuccessThatSaysSo() {
        status("Realized", 4, 0, 0);
        assertThat(assess()).isEqualTo(new Realization.Success(0, 4, SEEN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Realizing | 4 | 1 | 2 | 1 of 2 nodes
            Realized  | 3 | 2 | 2 | waiting for the Antrea controller to take up generation 4
            ''        | 0 | 0 | 0 | waiting for the Antrea controller to take up generation 4
            Pending   | 4 | 0 | 0 | waiting for the Antrea controller to find its nodes
            Unheard   | 4 | 0 | 0 | Antrea reports the phase Unheard
            """)
    void whatIsNotYetRealizedSaysWhatIsAwaited(String phase, long observed, int current, int wanted, String detail) {
        status(phase, observed, current, wanted);
        assertThat(assess()).isEqualTo(new Realization.InProgress(detail));
    }

    @Test
    void whatDoesNotMoveForAMinuteIsSaidToBeStuck() {
        status("Realizing", 4, 1, 2);
        assertThat(assess(CONNECTED, SEEN.plusSeconds(90)))
                .isEqualTo(new Realization.InProgress("1 of 2 nodes; nothing has moved for 90 s"));
    }

    @Test
    void theControllersFailureIsPassedOn() {
        status("Failed", 4, 1, 2);
        condition("RealizationFailure", "True", "NetworkPolicyRealizationFailedOnNode", "node-1: no space");
        assertThat(assess())
                .isEqualTo(new Realization.Failed("NetworkPolicyRealizationFailedOnNode: node-1: no space"));
    }

    @Test
    void whatTheControllerCannotComputeIsAFailure() {
        status("Pending", 4, 0, 0);
        condition("Realizable", "False", "NetworkPolicyAppliedToUnsupportedGroup", "");
        assertThat(assess()).isEqualTo(new Realization.Failed("NetworkPolicyAppliedToUnsupportedGroup"));
    }

    @Test
    void aMissingGroupOfAGroupIsNamed() {
        live.remove(CHILD);
        assertThat(assess()).isEqualTo(new Realization.InProgress("ClusterGroup/web.0 is not yet written"));
    }

    @Test
    void aPolicyThatSaysSomethingElseIsNoSuccessWhateverItsStatus() {
        edit(P, object -> object.withObject("/spec").put("priority", 9));
        assertThat(assess())
                .isEqualTo(new Realization.InProgress("the change of ClusterNetworkPolicy/p is not yet written"));
    }

    @Test
    void aGroupThatSaysSomethingElseIsNoSuccessEither() {
        edit(CHILD, object -> object.withObject("/spec").putArray("ipBlocks"));
        assertThat(assess())
                .isEqualTo(new Realization.InProgress("the change of ClusterGroup/web.0 is not yet written"));
    }

    @Test
    void aRefusalIsAFailureInTheClustersWords() {
        live.remove(P);
        troubles.put(P, new Trouble("admission webhook denied it", true));
        assertThat(assess())
                .isEqualTo(new Realization.Failed(
                        "The cluster refuses ClusterNetworkPolicy/p: admission webhook denied it"));
    }

    @Test
    void anErrorThatMayPassIsProgress() {
        live.remove(CHILD);
        troubles.put(CHILD, new Trouble("too many requests", false));
        assertThat(assess())
                .isEqualTo(new Realization.InProgress(
                        "ClusterGroup/web.0 is not yet written and is tried again: too many requests"));
    }

    @Test
    void aFailureCountsMoreThanWhatIsAwaited() {
        live.remove(CHILD);
        live.remove(P);
        troubles.put(P, new Trouble("no", true));
        assertThat(assess()).isInstanceOf(Realization.Failed.class);
    }

    @Test
    void troubleThatIsOverCountsNoMore() {
        troubles.put(P, new Trouble("no", true));
        assertThat(assess()).isInstanceOf(Realization.Success.class);
    }

    @Test
    void aForeignObjectOfTheNameIsAFailure() {
        edit(CHILD, object -> object.withObject("/metadata").remove("labels"));
        assertThat(assess())
                .isInstanceOfSatisfying(
                        Realization.Failed.class,
                        failed -> assertThat(failed.error())
                                .startsWith("ClusterGroup/web.0 exists and is not Tierwall's"));
    }

    @Test
    void aTierOfAnotherPriorityIsAFailure() {
        edit(ObjectKey.tier("t"), object -> object.withObject("/spec").put("priority", 6));
        assertThat(assess())
                .isInstanceOfSatisfying(
                        Realization.Failed.class,
                        failed -> assertThat(failed.error()).startsWith("Tier/t has priority 6 instead of 5."));
    }

    @Test
    void ofAClusterThatDoesNotAnswerNothingIsKnown() {
        Instant since = SEEN.minusSeconds(60);
        assertThat(assess(new Connection.Unreachable(since, "no connection"), NOW))
                .isEqualTo(new Realization.Unknown(since, "no connection"));
        assertThat(assess(new Connection.Connecting(since), NOW))
                .isEqualTo(new Realization.Unknown(since, "the cluster has not been looked at yet"));
    }

    private Realization assess() {
        return assess(CONNECTED, NOW);
    }

    private Realization assess(Connection connection, Instant now) {
        return new Assessment(
                        DESIRED,
                        key -> Optional.ofNullable(live.get(key)),
                        key -> Optional.ofNullable(troubles.get(key)),
                        connection,
                        now)
                .of(DESIRED.find(P).orElseThrow());
    }

    private void edit(ObjectKey key, Consumer<ObjectNode> change) {
        live.computeIfPresent(key, (_, object) -> {
            ObjectNode tree = object.tree().deepCopy();
            change.accept(tree);
            return LiveObject.of(key.kind(), tree, SEEN);
        });
    }

    private void status(String phase, long observed, int current, int wanted) {
        edit(
                P,
                object -> object.putObject("status")
                        .put("phase", phase)
                        .put("observedGeneration", observed)
                        .put("currentNodesRealized", current)
                        .put("desiredNodesRealized", wanted));
    }

    private void condition(String type, String status, String reason, String message) {
        edit(
                P,
                object -> object.withObject("/status")
                        .putArray("conditions")
                        .addObject()
                        .put("type", type)
                        .put("status", status)
                        .put("reason", reason)
                        .put("message", message));
    }
}
