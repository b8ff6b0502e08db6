package io.tierwall.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.render.DesiredState;
import io.tierwall.sync.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Four tiers a, b, c, d that should stand at 1, 13, 25 and 37, in clusters where others are. */
final class TierPlacesTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final List<Integer> WANTED = List.of(1, 13, 25, 37);

    private final TreeMap<String, Integer> ours = new TreeMap<>();
    private final TreeSet<Integer> theirs = new TreeSet<>();

    @Test
    void whereNobodyIsInTheWayTheyStandWhereTheyShould() {
        assertThat(places()).isEqualTo("a1 b13 c25 d37");
    }

    @Test
    void behindThoseOfNsxTheFirstTakesTheNextThatIsFree() {
        theirs.addAll(List.of(0, 1, 2, 3, 4));
        assertThat(places()).isEqualTo("a5 b13 c25 d37");
    }

    @Test
    void wherePrioritiesBehindAreTakenTheLastOneBeforeIsTaken() {
        for (int priority = 37; priority < 50; priority++) {
            theirs.add(priority);
        }
        assertThat(places()).isEqualTo("a1 b13 c25 d36");
    }

    @Test
    void theFirstLeaveRoomForThoseThatFollow() {
        for (int priority = 0; priority < 46; priority++) {
            theirs.add(priority);
        }
        assertThat(places()).isEqualTo("a46 b47 c48 d49");
    }

    @Test
    void whatIsThereStaysAndTheOthersShareTheRoomThatIsLeft() {
        ours.put("a", 29);
        assertThat(places()).isEqualTo("a29 b34 c39 d44");
    }

    @Test
    void ofTiersOutOfOrderTheFewestHaveToMove() {
        ours.put("a", 30);
        ours.put("b", 13);
        ours.put("c", 25);
        assertThat(places()).isEqualTo("a1 b13 c25 d37");
        ours.put("c", 35);
        ours.put("d", 14);
        assertThat(places()).isEqualTo("a1 b13 c35 d37");
    }

    @Test
    void withoutRoomTheFirstGetWhatThereIs() {
        for (int priority = 0; priority < 48; priority++) {
            theirs.add(priority);
        }
        assertThat(places()).isEqualTo("a48 b49 c! d!");
    }

    @Test
    void betweenNeighboursThatTouchThereIsNoRoomAndThatIsSaid() {
        ours.put("a", 1);
        ours.put("c", 2);
        assertThat(places()).isEqualTo("a1 b! c2 d37");
        assertThat(found().obstacle(ObjectKey.tier("b")))
                .hasValueSatisfying(why ->
                        assertThat(why).contains("it has to be greater than 1 and less than 2. Remove the policies"));
    }

    @Property(tries = 2000)
    void placesKeepTheOrderAndNobodyMovesWithoutNeed(@ForAll Random random) {
        anyCluster(random);
        TierPlaces found = found();
        int last = -1;
        Set<Integer> given = new TreeSet<>();
        boolean inOrder = isInOrder();
        for (String name : NAMES) {
            if (found.obstacle(ObjectKey.tier(name)).isEmpty()) {
                int priority =
                        TierPlaces.wanted(found.find(ObjectKey.tier(name)).orElseThrow());
                assertThat(priority).isGreaterThan(last).isLessThan(50);
                assertThat(given.add(priority)).isTrue();
                Integer is = ours.get(name);
                assertThat(theirs).doesNotContain(priority);
                assertThat(is == null || !inOrder || is == priority).isTrue();
                last = priority;
            }
        }
        assertThat(found.desired().all()).extracting(DesiredObject::key).hasSize(NAMES.size());
    }

    @Property(tries = 500)
    void whatWasGivenIsKeptAlsoWhenNobodyIsInTheWayAnyMore(@ForAll Random random) {
        anyCluster(random);
        ours.clear();
        TierPlaces found = found();
        String given = places();
        for (String name : NAMES) {
            if (found.obstacle(ObjectKey.tier(name)).isEmpty()) {
                ours.put(
                        name, TierPlaces.wanted(found.find(ObjectKey.tier(name)).orElseThrow()));
            }
        }
        assertThat(places()).isEqualTo(given);
        if (ours.size() == NAMES.size()) {
            theirs.clear();
            assertThat(places()).isEqualTo(given);
        }
    }

    private void anyCluster(Random random) {
        ours.clear();
        theirs.clear();
        int most = random.nextInt(55);
        for (int i = 0; i < most; i++) {
            theirs.add(random.nextInt(50));
        }
        boolean crowded = random.nextBoolean();
        for (String name : NAMES) {
            int priority = random.nextInt(crowded ? 55 : 20);
            if (random.nextBoolean() && !theirs.contains(priority) && !ours.containsValue(priority)) {
                ours.put(name, priority);
            }
        }
    }

    private boolean isInOrder() {
        int last = -1;
        for (int priority : ours.values()) {
            if (priority <= last || priority >= 50) {
                return false;
            }
            last = priority;
        }
        return true;
    }

    private String places() {
        TierPlaces found = found();
        List<String> said = new ArrayList<>();
        for (String name : NAMES) {
            ObjectKey key = ObjectKey.tier(name);
            Optional<String> obstacle = found.obstacle(key);
            said.add(name
                    + (obstacle.isPresent()
                            ? "!"
                            : Integer.toString(TierPlaces.wanted(found.find(key).orElseThrow()))));
        }
        return String.join(" ", said);
    }

    private TierPlaces found() {
        List<AntreaObject<?>> wanted = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            wanted.add(Samples.tier(NAMES.get(i), WANTED.get(i)));
        }
        List<LiveObject> live = new ArrayList<>();
        ours.forEach((name, priority) -> {
            ObjectNode tier = Samples.foreignTier(name, priority);
            tier.withObject("/metadata/labels").put("tierwall.io/managed-by", "tierwall");
            live.add(Samples.live(ObjectKind.TIER, tier));
        });
        theirs.forEach(priority ->
                live.add(Samples.live(ObjectKind.TIER, Samples.foreignTier("theirs-" + priority, priority))));
        return TierPlaces.of(DesiredObjects.of(new DesiredState(1, wanted)), LiveObjects.of(live));
    }
}
