package io.tierwall.sync.plan;

import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.desired;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.testing.Carrier;
import io.tierwall.sync.testing.ModelCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** What can be said of the way before anything is written. */
final class OutlookTest {

    private static final int PLANS = 12;

    private static ModelCluster holding(DesiredObjects desired) throws ClusterException {
        ModelCluster cluster = new ModelCluster();
        walk(desired, cluster);
        return cluster;
    }

    /** Carries out plan after plan, and returns what they warned of. */
    private static List<Warning> walk(DesiredObjects desired, ModelCluster cluster) throws ClusterException {
        List<Warning> warnings = new ArrayList<>();
        for (int i = 0; i < PLANS; i++) {
            Plan plan = Plan.of(desired, cluster.live());
            warnings.addAll(plan.warnings());
            Carrier.carryOut(plan, cluster);
        }
        return warnings;
    }

    private static DesiredObjects twoDenyingGroups(long revision, String ofG, String ofH) {
        return desired(
                revision,
                tier("t", 5),
                addresses("g", ofG),
                addresses("h", ofH),
                policy("p", "t", 1, "g"),
                policy("q", "t", 2, "h"));
    }

    @Test
    void membersThatGoFromOneDeniedGroupToAnotherOpenNothing() throws ClusterException {
        ModelCluster cluster = holding(twoDenyingGroups(1, "10.0.0.0/8", "11.0.0.0/8"));

        assertThat(Outlook.of(twoDenyingGroups(2, "10.0.0.0/9", "10.128.0.0/9"), cluster.live())
                        .warnings())
                .isEmpty();
    }

    @Test
    void whatIsWrittenIsNamedOnceAndWhatStaysAsItIsNot() throws ClusterException {
        DesiredObjects same = twoDenyingGroups(1, "10.0.0.0/8", "11.0.0.0/8");
        ModelCluster cluster = holding(same);

        assertThat(Outlook.of(same, cluster.live()).objects()).isEmpty();
        assertThat(Outlook.of(twoDenyingGroups(2, "10.0.0.0/9", "11.0.0.0/8"), cluster.live())
                        .objects())
                .containsExactly(ObjectKey.group("g"));
        assertThat(Outlook.of(
                                desired(3, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", 1, "g")),
                                cluster.live())
                        .objects())
                .containsExactlyInAnyOrder(ObjectKey.group("h"), ObjectKey.policy("q"));
    }

    @Test
    void twoDeniedGroupsThatChangePlacesAreWarnedOf() throws ClusterException {
        ModelCluster cluster = holding(twoDenyingGroups(1, "10.0.0.0/8", "11.0.0.0/8"));

        assertThat(Outlook.of(twoDenyingGroups(2, "11.0.0.0/8", "10.0.0.0/8"), cluster.live())
                        .warnings())
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.object()).isEqualTo(ObjectKey.group("g"));
                    assertThat(warning.policies())
                            .isNotEmpty()
                            .isSubsetOf(ObjectKey.policy("p"), ObjectKey.policy("q"));
                    assertThat(warning.sentence()).contains("one after the other");
                });
    }

    @Property(tries = 400)
    void itIsWhatThePlansWarnOfThatAreCarriedOut(@ForAll Random random, @ForAll @IntRange(min = 1, max = 6) int edits)
            throws ClusterException {
        SmallWorld world = new SmallWorld(random);
        ModelCluster cluster = holding(world.desired(1));
        Stream.generate(() -> world).limit(edits).forEach(SmallWorld::edit);
        DesiredObjects next = world.desired(2);

        List<Warning> told = Outlook.of(next, cluster.live()).warnings();

        Statistics.label("warned").collect(!told.isEmpty());
        assertThat(told)
                .containsExactlyElementsOf(
                        walk(next, cluster).stream().distinct().toList());
    }
}
