package io.tierwall.sync;

import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.desired;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static io.tierwall.sync.testing.Samples.union;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.sync.Realization.NodeCount;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.testing.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private static final Optional<NodeCount> HALF = Optional.of(new NodeCount(1, 2));
    private static final ObjectKey CHILD = ObjectKey.group("web.0");
    private static final ObjectKey WEB = ObjectKey.group("web");

    private static final DesiredObjects DESIRED = desired(
            3, tier("t", 5), addresses("web.0", "10.0.0.0/8"), union("web", "web.0"), policy("p", "t", 1, "web"));

    private final Map<ObjectKey, LiveObject> live = new HashMap<>();
    private final Map<ObjectKey, Trouble> troubles = new HashMap<>();
    private final Map<ObjectKey, Moments> moments = new HashMap<>();
    private final SortedMap<String, Instant> heartbeats = new TreeMap<>();
    private Instant statusMoved = Instant.EPOCH;

    AssessmentTest() {
        for (DesiredObject object : DESIRED.all()) {
            ObjectNode body = object.body(3);
            body.withObject("/metadata").put("generation", 4);
            live.put(object.key(), LiveObject.of(object.key().kind(), body, SEEN));
        }
        members(CHILD, "True", "");
        members(WEB, "True", "");
        status("Realized", 4, 2, 2);
    }

    @Test
    void whatIsReadBackAndRealizedAtItsGenerationIsASuccess() {
        assertThat(assess()).isEqualTo(new Realization.Success(2, 4, SEEN));
    }

    @Test
    void onNoNodeItIsNoSuccessButNoWorkload() {
        status("Realized", 4, 0, 0);
        assertThat(assess()).isEqualTo(new Realization.NoWorkload(4, SEEN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Realized  | 3 | 2 | 2 | waiting for the Antrea controller to take up generation 4
            ''        | 0 | 0 | 0 | waiting for the Antrea controller to take up generation 4
            Pending   | 4 | 0 | 0 | waiting for the Antrea controller to find its nodes
            """)
    void whatIsNotYetRealizedSaysWhatIsAwaited(String phase, long observed, int current, int wanted, String detail) {
        status(phase, observed, current, wanted);
        assertThat(assess()).isEqualTo(new Realization.InProgress(detail, Optional.empty()));
    }

    @Test
    void whatIsRealizedOnSomeNodesSaysOnHowMany() {
        status("Realizing", 4, 1, 2);
        assertThat(assess()).isEqualTo(new Realization.InProgress("1 of 2 nodes", HALF));
        status("Unheard", 4, 1, 2);
        assertThat(assess()).isEqualTo(new Realization.InProgress("Antrea reports the phase Unheard", HALF));
    }

    @Test
    void whatDoesNotMoveForAMinuteIsStuckAndNamesTheSilentNodes() {
        status("Realizing", 4, 1, 2);
        Instant now = SEEN.plusSeconds(240);
        heartbeats.put("node-1", now.minusSeconds(59));
        heartbeats.put("node-2", now.minusSeconds(181));
        assertThat(assess(CONNECTED, SEEN.plusSeconds(59))).isInstanceOf(Realization.InProgress.class);
        assertThat(assess(CONNECTED, now))
                .isEqualTo(new Realization.Stuck("1 of 2 nodes", HALF, SEEN, List.of("node-2")));
    }

    @Test
    void whatMovesIsNotStuckHoweverLongItTakes() {
        status("Realizing", 4, 1, 2);
        Instant now = SEEN.plusSeconds(240);
        moments.put(P, new Moments(SEEN, "1", now.minusSeconds(10)));
        assertThat(assess(CONNECTED, now)).isInstanceOf(Realization.InProgress.class);
    }

    @Test
    void aControllerThatNeverTakesAPolicyUpIsStuckToo() {
        status("Realized", 3, 2, 2);
        assertThat(assess(CONNECTED, SEEN.plusSeconds(60))).isInstanceOf(Realization.Stuck.class);
    }

    @Test
    void aGroupThatHasChangedIsNoSuccessUntilTheControllerHasFollowed() {
        Instant now = SEEN.plusSeconds(100);
        moments.put(P, new Moments(SEEN, "1", SEEN));
        moments.put(CHILD, new Moments(now.minusMillis(999), "9", now.minusMillis(999)));
        assertThat(assess(CONNECTED, now))
                .isEqualTo(Realization.InProgress.awaiting(
                        CHILD + " has just changed: waiting until the Antrea controller has followed"));

        moments.put(P, new Moments(SEEN, "1", now));
        assertThat(assess(CONNECTED, now)).isInstanceOf(Realization.Success.class);
    }

    @Test
    void anUnchangedStatusCountsForNewMembersWhenTheControllerHasNothingMoreToWrite() {
        Instant changed = SEEN.plusSeconds(100);
        moments.put(P, new Moments(SEEN, "1", SEEN));
        moments.put(CHILD, new Moments(changed, "9", changed));
        statusMoved = changed.plusSeconds(5);
        assertThat(assess(CONNECTED, changed.plusMillis(5_999))).isInstanceOf(Realization.InProgress.class);
        assertThat(assess(CONNECTED, changed.plusSeconds(6))).isInstanceOf(Realization.Success.class);

        statusMoved = changed.plusSeconds(30);
        assertThat(assess(CONNECTED, changed.plusSeconds(29))).isInstanceOf(Realization.InProgress.class);
        assertThat(assess(CONNECTED, changed.plusSeconds(30))).isInstanceOf(Realization.Success.class);
    }

    @Test
    void aGroupWhoseMembersAreNotComputedIsNoSuccess() {
        edit(CHILD, object -> object.remove("status"));
        assertThat(assess())
                .isEqualTo(Realization.InProgress.awaiting(
                        "waiting for the Antrea controller to compute the members of " + CHILD));

        members(CHILD, "False", "NotComputable");
        assertThat(assess())
                .isEqualTo(Realization.InProgress.awaiting(
                        "the members of " + CHILD + " are not computed yet: NotComputable"));
        assertThat(assess(CONNECTED, SEEN.plusSeconds(60))).isInstanceOfSatisfying(Realization.Failed.class, failed -> {
            assertThat(failed.error()).contains("NotComputable");
            assertThat(failed.remedy()).isNotEmpty();
        });
    }

    @Test
    void aRuleIsAsFarAsItsPolicyAndADisabledOneIsNotThere() {
        assertThat(assessRule(1001)).contains(new Realization.Success(2, 4, SEEN));
        assertThat(assessRule(7)).isEmpty();
    }

    @Test
    void aRuleWaitsForWhatAnotherRuleLacksAndFailsForWhatItLacksItself() {
        ClusterNetworkPolicy policy = policy("p", "t", 1, "web");
        List<PolicyRule> rules = new ArrayList<>(policy.getSpec().ingress());
        PolicyRule first = rules.getFirst();
        rules.add(new PolicyRule(
                "1002",
                first.action(),
                first.appliedTo(),
                List.of(Peer.group("db")),
                List.of(),
                first.ports(),
                false,
                null));
        policy.setSpec(new ClusterNetworkPolicy.Spec("t", 1, List.of(), rules, List.of()));
        DesiredObjects two = desired(
                4,
                tier("t", 5),
                addresses("web.0", "10.0.0.0/8"),
                union("web", "web.0"),
                addresses("db", "10.1.0.0/16"),
                policy);
        troubles.put(ObjectKey.group("db"), new Trouble("no", true));

        assertThat(assessRule(two, 1001)).containsInstanceOf(Realization.Pending.class);
        assertThat(assessRule(two, 1002)).containsInstanceOf(Realization.Failed.class);
    }

    @Test
    void theControllersFailureIsPassedOn() {
        status("Failed", 4, 1, 2);
        condition("RealizationFailure", "True", "NetworkPolicyRealizationFailedOnNode", "node-1: no space");
        assertThat(error(assess())).isEqualTo("NetworkPolicyRealizationFailedOnNode: node-1: no space");
    }

    @Test
    void whatTheControllerCannotComputeIsAFailure() {
        status("Pending", 4, 0, 0);
        condition("Realizable", "False", "NetworkPolicyAppliedToUnsupportedGroup", "");
        assertThat(error(assess())).isEqualTo("NetworkPolicyAppliedToUnsupportedGroup");
    }

    @Test
    void aMissingGroupOfAGroupIsNamed() {
        live.remove(CHILD);
        assertThat(assess()).isEqualTo(new Realization.Pending("ClusterGroup/web.0 is not yet written"));
    }

    @Test
    void aPolicyThatSaysSomethingElseIsNoSuccessWhateverItsStatus() {
        edit(P, object -> object.withObject("/spec").put("priority", 9));
        assertThat(assess())
                .isEqualTo(new Realization.Pending("the change of ClusterNetworkPolicy/p is not yet written"));
    }

    @Test
    void aGroupThatSaysSomethingElseIsNoSuccessEither() {
        edit(CHILD, object -> object.withObject("/spec").putArray("ipBlocks"));
        assertThat(assess()).isEqualTo(new Realization.Pending("the change of ClusterGroup/web.0 is not yet written"));
    }

    @Test
    void aRefusalIsAFailureInTheClustersWords() {
        live.remove(P);
        troubles.put(P, new Trouble("admission webhook denied it", true));
        assertThat(error(assess()))
                .isEqualTo("The cluster refuses ClusterNetworkPolicy/p: admission webhook denied it");
    }

    @Test
    void anErrorThatMayPassIsProgress() {
        live.remove(CHILD);
        troubles.put(CHILD, new Trouble("too many requests", false));
        assertThat(assess())
                .isEqualTo(new Realization.Pending(
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
        tierHas(60);
        assertThat(assess()).isInstanceOfSatisfying(Realization.Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo("Tier/t has priority 60 instead of 5.");
            assertThat(failed.remedy()).contains("Remove its policies from this cluster for a moment");
        });
    }

    @Test
    void aTierMayStandElsewhereBeforeAntreasOwn() {
        tierHas(6);
        assertThat(assess()).isInstanceOf(Realization.Success.class);
    }

    @Test
    void aTierWithoutRoomIsAFailureThatNamesWhoIsInTheWay() {
        live.remove(ObjectKey.tier("t"));
        for (int priority = 0; priority < 50; priority++) {
            ObjectKey theirs = ObjectKey.tier("theirs-" + priority);
            ObjectNode tier = Samples.foreignTier(theirs.name(), priority);
            live.put(theirs, LiveObject.of(theirs.kind(), tier, SEEN));
        }
        assertThat(assess()).isInstanceOfSatisfying(Realization.Failed.class, failed -> {
            assertThat(failed.error())
                    .startsWith("No priority is left for Tier/t")
                    .contains("Tier/theirs-0");
            assertThat(failed.remedy()).startsWith("Delete one of these that is not Tierwall's");
        });
    }

    private void tierHas(int priority) {
        edit(ObjectKey.tier("t"), object -> object.withObject("/spec").put("priority", priority));
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
        return new Assessment(DESIRED, new Observed(), connection, StatusSettings.DEFAULT, now)
                .of(DESIRED.find(P).orElseThrow());
    }

    private Optional<Realization> assessRule(int ruleId) {
        return assessRule(DESIRED, ruleId);
    }

    private Optional<Realization> assessRule(DesiredObjects desired, int ruleId) {
        return new Assessment(desired, new Observed(), CONNECTED, StatusSettings.DEFAULT, NOW)
                .of(desired.find(P).orElseThrow(), ruleId);
    }

    private static String error(Realization realization) {
        Realization.Failed failed = (Realization.Failed) realization;
        assertThat(failed.remedy()).isNotEmpty();
        return failed.error();
    }

    /** What the test says is there. */
    private final class Observed implements Observation {

        @Override
        public Optional<LiveObject> live(ObjectKey key) {
            return Optional.ofNullable(live.get(key));
        }

        @Override
        public LiveObjects tiers() {
            return LiveObjects.of(live.values());
        }

        @Override
        public Optional<Moments> moments(ObjectKey key) {
            return Optional.ofNullable(moments.get(key));
        }

        @Override
        public Optional<Trouble> trouble(ObjectKey key) {
            return Optional.ofNullable(troubles.get(key));
        }

        @Override
        public Instant statusMoved() {
            return statusMoved;
        }

        @Override
        public Agents agents() {
            return new Agents(heartbeats);
        }
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

    private void members(ObjectKey group, String status, String reason) {
        edit(
                group,
                object -> object.putObject("status")
                        .putArray("conditions")
                        .addObject()
                        .put("type", "GroupMembersComputed")
                        .put("status", status)
                        .put("reason", reason));
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
