package io.tierwall.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.model.IntentPath;
import io.tierwall.store.Counter;
import io.tierwall.store.Counts;
import io.tierwall.sync.Traffic;
import io.tierwall.sync.TrafficReading;
import io.tierwall.sync.TrafficReading.PolicyCounters;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class AccumulationTest {

    private static final IntentPath POLICY = IntentPath.securityPolicy("default", "web");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final Map<Integer, Counter> totals = new HashMap<>();

    private Accumulation read(Instant at, String epoch, Map<String, Traffic> rules) {
        TrafficReading reading = new TrafficReading(at, List.of(new PolicyCounters(POLICY, epoch, rules)));
        Accumulation added = Accumulation.of(totals, reading, rule -> rule < 2000);
        totals.putAll(added.changed());
        return added;
    }

    private static Traffic traffic(long sessions) {
        return new Traffic(sessions, 10 * sessions, 100 * sessions);
    }

    private static Counts counts(long sessions) {
        return new Counts(sessions, 10 * sessions, 100 * sessions);
    }

    private Counter counter(int rule) {
        return Objects.requireNonNull(totals.get(rule));
    }

    @Test
    void onlyWhatIsNewIsAdded() {
        read(NOON, "a", Map.of("1041", traffic(5)));

        Accumulation second = read(NOON.plusSeconds(60), "a", Map.of("1041", traffic(7)));

        assertThat(second.gained()).isEqualTo(Map.of(1041, counts(2)));
        assertThat(counter(1041).total()).isEqualTo(counts(7));
        assertThat(counter(1041).since()).isEqualTo(NOON);
        assertThat(counter(1041).lastHit()).contains(NOON.plusSeconds(60));
    }

    @Test
    void aReadingThatSaysNothingNewChangesNothing() {
        read(NOON, "a", Map.of("1041", traffic(5)));

        Accumulation second = read(NOON.plusSeconds(60), "a", Map.of("1041", traffic(5)));

        assertThat(second).isEqualTo(new Accumulation(Map.of(), Map.of()));
        assertThat(counter(1041).lastHit()).contains(NOON);
    }

    @Test
    void aControllerThatStartedAnewCountsFromZeroEvenWhenItIsAheadAgain() {
        read(NOON, "a", Map.of("1041", traffic(5)));

        read(NOON.plusSeconds(60), "b", Map.of("1041", traffic(8)));

        assertThat(counter(1041).total()).isEqualTo(counts(13));
    }

    @Test
    void aCounterThatBecameLessWasResetWithoutAWord() {
        read(NOON, "a", Map.of("1041", traffic(5)));

        read(NOON.plusSeconds(60), "a", Map.of("1041", traffic(2)));

        assertThat(counter(1041).total()).isEqualTo(counts(7));
    }

    @Test
    void aRuleThatBecomesTwoHalvesGoesOn() {
        read(NOON, "a", Map.of("1041", traffic(5)));

        read(NOON.plusSeconds(60), "a", Map.of("1041", traffic(5), "1041-in", traffic(1), "1041-out", traffic(2)));

        assertThat(counter(1041).total()).isEqualTo(counts(8));
    }

    @Test
    void hitsOfAnotherFormThatIsThereForAMomentAreItsRules() {
        read(NOON, "a", Map.of("1041", traffic(5), "1041-form-2", traffic(3)));

        read(NOON.plusSeconds(60), "a", Map.of("1041", traffic(6)));

        assertThat(counter(1041).total()).isEqualTo(counts(9));
    }

    @Test
    void aRuleThatMovedToAnotherPolicyKeepsItsTotals() {
        read(NOON, "a", Map.of("1041", traffic(5)));
        IntentPath other = IntentPath.securityPolicy("default", "other");
        TrafficReading moved =
                new TrafficReading(NOON, List.of(new PolicyCounters(other, "z", Map.of("1041", traffic(1)))));

        Accumulation added = Accumulation.of(totals, moved, _ -> true);

        assertThat(Objects.requireNonNull(added.changed().get(1041)).total()).isEqualTo(counts(6));
    }

    @Test
    void aHitWithZerosIsNoneAndRulesThatAreNoMoreAreLeftOut() {
        Accumulation added = read(NOON, "a", Map.of("1041", traffic(0), "2001", traffic(9)));

        assertThat(added.changed()).containsOnlyKeys(1041);
        assertThat(added.gained()).isEmpty();
        assertThat(counter(1041).lastHit()).isEmpty();
    }

    /**
     * Whatever restarts happen between readings, each of them is seen, so nothing is lost and nothing counted twice.
     */
    @Property
    void totalsAreWhatWasCountedWhateverRestartsThereAre(
            @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 1000) Long> hits, @ForAll long restarts) {
        totals.clear();
        long counted = 0;
        int epoch = 0;
        for (int i = 0; i < hits.size(); i++) {
            if ((restarts >> i & 1) == 1) {
                counted = 0;
                epoch++;
            }
            counted += hits.get(i);
            read(NOON.plusSeconds(i), Integer.toString(epoch), Map.of("1041", traffic(counted)));
        }
        long sum = hits.stream().flatMapToLong(LongStream::of).sum();
        assertThat(totals.getOrDefault(1041, Counter.startingAt(NOON)).total()).isEqualTo(counts(sum));
    }
}
