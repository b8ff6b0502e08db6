package io.tierwall.sync.plan;

import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.desired;
import static io.tierwall.sync.testing.Samples.foreign;
import static io.tierwall.sync.testing.Samples.foreignPolicy;
import static io.tierwall.sync.testing.Samples.foreignTier;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static io.tierwall.sync.testing.Samples.union;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.render.Ownership;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.testing.Carrier;
import io.tierwall.sync.testing.ModelCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which steps bring a cluster to what it should be. */
final class PlanTest {

    private static final DesiredObjects SHOP = desired(
            7,
            tier("t", 5),
            addresses("web.0", "10.0.0.0/8"),
            union("web", "web.0"),
            policy("p", "t", 1, "web"),
            policy("q", "t", 2));

    private static final DesiredObjects NOTHING = desired(8);

    private final ModelCluster cluster = new ModelCluster();

    @Test
    void anEmptyClusterGetsEverythingInTheOrderOfNeed() {
        assertThat(steps(SHOP))
                .containsExactly(
                        "create Tier/t",
                        "create ClusterGroup/web.0",
                        "create ClusterGroup/web",
                        "create ClusterNetworkPolicy/p",
                        "create ClusterNetworkPolicy/q");
        assertThat(plan(SHOP).summary()).isEqualTo("5 create");
    }

    @Test
    void aClusterThatHoldsItAllNeedsNothing() throws ClusterException {
        carryOut(SHOP);
        assertThat(steps(SHOP)).isEmpty();
        assertThat(plan(SHOP).summary()).isEqualTo("nothing to do");
    }

    @Test
    void aNewRevisionThatSaysTheSameNeedsNothing() throws ClusterException {
        carryOut(SHOP);
        DesiredObjects later = desired(
                99,
                tier("t", 5),
                addresses("web.0", "10.0.0.0/8"),
                union("web", "web.0"),
                policy("p", "t", 1, "web"),
                policy("q", "t", 2));
        assertThat(steps(later)).isEmpty();
    }

    @Test
    void whatIsWrittenCarriesTheRevision() throws ClusterException {
        carryOut(SHOP);
        assertThat(live(ObjectKey.policy("p")).annotation(Ownership.REVISION)).isEqualTo("7");
    }

    @Test
    void whatIsNoLongerNeededGoesInTheReverseOrder() throws ClusterException {
        carryOut(SHOP);
        assertThat(steps(NOTHING))
                .containsExactly(
                        "delete ClusterNetworkPolicy/p",
                        "delete ClusterNetworkPolicy/q",
                        "delete ClusterGroup/web",
                        "delete ClusterGroup/web.0",
                        "delete Tier/t");
    }

    @Test
    void anEditIsAppliedAway() throws ClusterException {
        carryOut(SHOP);
        cluster.edit(ObjectKey.policy("p"), object -> object.withObject("/spec").put("priority", 9));
        assertThat(steps(SHOP)).containsExactly("apply ClusterNetworkPolicy/p [~spec.priority]");
        carryOut(SHOP);
        assertThat(steps(SHOP)).isEmpty();
    }

    @Test
    void aFieldThatSomebodyAddedIsReplacedAwayAndTheirLabelsStay() throws ClusterException {
        carryOut(SHOP);
        cluster.edit(ObjectKey.group("web.0"), object -> {
            object.withObject("/spec/podSelector/matchLabels").put("app", "db");
            object.withObject("/metadata/labels").put("team", "blue");
        });
        assertThat(steps(SHOP)).containsExactly("replace ClusterGroup/web.0 [+spec.podSelector]");
        carryOut(SHOP);
        assertThat(steps(SHOP)).isEmpty();
        assertThat(live(ObjectKey.group("web.0")).metadata().at("/labels/team").asText())
                .isEqualTo("blue");
    }

    @Test
    void aForeignObjectOfTheNameBlocksItAndWhatNeedsIt() throws ClusterException {
        cluster.create(ObjectKey.group("web"), foreign(ObjectKey.group("web")));
        List<String> steps = steps(SHOP);
        assertThat(steps).contains("create Tier/t", "create ClusterNetworkPolicy/q");
        assertThat(steps).noneMatch(step -> step.startsWith("create ClusterNetworkPolicy/p"));
        assertThat(steps)
                .anyMatch(step -> step.startsWith("blocked ClusterGroup/web: ClusterGroup/web exists and is not"))
                .anyMatch(step -> step.startsWith("blocked ClusterNetworkPolicy/p: It needs ClusterGroup/web."));
    }

    @Test
    void aForeignObjectIsNeverDeleted() throws ClusterException {
        cluster.create(ObjectKey.policy("theirs"), foreignPolicy("theirs", "application"));
        assertThat(steps(NOTHING)).isEmpty();
    }

    @Test
    void anObjectThatLostOurLabelIsNotOursAnyMore() throws ClusterException {
        carryOut(SHOP);
        cluster.edit(
                ObjectKey.policy("q"), object -> object.withObject("/metadata").remove("labels"));
        assertThat(steps(NOTHING)).noneMatch(step -> step.contains("ClusterNetworkPolicy/q ["));
        assertThat(plan(SHOP).changesNothing()).isTrue();
        assertThat(steps(SHOP)).singleElement().asString().startsWith("blocked ClusterNetworkPolicy/q");
    }

    @Test
    void aTierThatForeignPoliciesUseStays() throws ClusterException {
        carryOut(SHOP);
        cluster.create(ObjectKey.policy("theirs"), foreignPolicy("theirs", "t"));
        assertThat(steps(NOTHING))
                .contains("blocked Tier/t: Tier/t is no longer needed, but still used by ClusterNetworkPolicy/theirs."
                        + " It goes when nothing uses it.")
                .doesNotContain("delete Tier/t");
    }

    @Test
    void aPolicyThatMovesFreesItsOldTierFirst() throws ClusterException {
        carryOut(desired(1, tier("old", 5), policy("p", "old", 1)));
        Plan plan = plan(desired(2, tier("new", 6), policy("p", "new", 1)));
        assertThat(plan.steps())
                .map(Step::toString)
                .containsExactly("create Tier/new", "apply ClusterNetworkPolicy/p [~spec.tier]", "delete Tier/old");
        assertThat(plan.prerequisites(ObjectKey.tier("old"))).containsExactly(ObjectKey.policy("p"));
        assertThat(plan.prerequisites(ObjectKey.policy("p"))).containsExactly(ObjectKey.tier("new"));
    }

    @Test
    void aTierInUseKeepsItsOtherPriorityAndThatIsSaid() throws ClusterException {
        carryOut(desired(1, tier("t", 6), policy("p", "t", 1)));
        somebodyMakesItAnewBehindAntreasOwn("t");
        assertThat(steps(desired(2, tier("t", 6), policy("p", "t", 3))))
                .hasSize(2)
                .anyMatch(step -> step.startsWith("blocked Tier/t: Tier/t has priority 60 instead of 6."))
                .contains("apply ClusterNetworkPolicy/p [~spec.priority]");
    }

    @Test
    void aTierThatNobodyUsesIsMadeAnewWithItsPriority() throws ClusterException {
        carryOut(desired(1, tier("t", 6)));
        somebodyMakesItAnewBehindAntreasOwn("t");
        DesiredObjects next = desired(2, tier("t", 6), policy("p", "t", 1));
        assertThat(steps(next)).containsExactly("delete Tier/t");
        carryOut(next);
        assertThat(steps(next)).containsExactly("create Tier/t", "create ClusterNetworkPolicy/p");
    }

    @Test
    void aTierWhosePriorityIsTakenGetsTheNextAndKeepsIt() throws ClusterException {
        cluster.create(ObjectKey.tier("theirs"), foreignTier("theirs", 13));
        DesiredObjects ours = desired(1, tier("a", 1), tier("b", 13), tier("c", 25), policy("p", "b", 1));
        carryOut(ours);
        assertThat(priority("b")).isEqualTo(14);
        assertThat(steps(ours)).isEmpty();
        cluster.delete(ObjectKey.tier("theirs"), live(ObjectKey.tier("theirs")).uid());
        assertThat(steps(ours)).isEmpty();
    }

    @Test
    void tiersThatComeLaterStandBetweenThoseThatAreThere() throws ClusterException {
        carryOut(desired(1, tier("a", 1), tier("d", 37)));
        cluster.create(ObjectKey.tier("theirs"), foreignTier("theirs", 25));
        carryOut(desired(2, tier("a", 1), tier("b", 13), tier("c", 25), tier("d", 37)));
        assertThat(List.of(priority("a"), priority("b"), priority("c"), priority("d")))
                .containsExactly(1, 13, 26, 37);
    }

    @Test
    void aTierWithoutRoomIsBlockedAndThatNamesWhoIsInTheWay() throws ClusterException {
        carryOut(desired(1, tier("a", 1), tier("b", 3)));
        cluster.create(ObjectKey.tier("theirs"), foreignTier("theirs", 2));
        assertThat(steps(desired(2, tier("a", 1), tier("middle", 2), tier("b", 3))))
                .singleElement()
                .asString()
                .startsWith("blocked Tier/middle: No priority is left for Tier/middle")
                .contains("Tier/theirs");
    }

    private void somebodyMakesItAnewBehindAntreasOwn(String tier) {
        cluster.edit(ObjectKey.tier(tier), object -> object.withObject("/spec").put("priority", 60));
    }

    private int priority(String tier) {
        return live(ObjectKey.tier(tier)).spec().path("priority").asInt();
    }

    @Test
    void aGroupOutlivesThePolicyThatCannotBeRewritten() throws ClusterException {
        carryOut(desired(1, tier("t", 5), addresses("a", "10.0.0.0/8"), policy("p", "t", 1, "a")));
        cluster.create(ObjectKey.group("b"), foreign(ObjectKey.group("b")));
        List<String> steps = steps(desired(2, tier("t", 5), addresses("b", "10.0.0.0/8"), policy("p", "t", 1, "b")));
        assertThat(steps).doesNotContain("delete ClusterGroup/a").allMatch(step -> step.startsWith("blocked"));
    }

    private List<String> steps(DesiredObjects desired) {
        return plan(desired).steps().stream().map(Step::toString).toList();
    }

    private Plan plan(DesiredObjects desired) {
        return Plan.of(desired, cluster.live());
    }

    private void carryOut(DesiredObjects desired) throws ClusterException {
        Carrier.carryOut(plan(desired), cluster);
    }

    private LiveObject live(ObjectKey key) {
        return cluster.find(key).orElseThrow();
    }
}
