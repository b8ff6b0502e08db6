package io.tierwall.analysis.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.antrea.resolve.IcmpMatch;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.Traffic;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class TrafficSetTest {

    @Property(tries = 500)
    void unitesIntersectsAndSubtractsAsSetsOfPointsDo(
            @ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> some,
            @ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> others) {
        BitSet union = points(some);
        union.or(points(others));
        BitSet both = points(some);
        both.and(points(others));
        BitSet left = points(some);
        left.andNot(points(others));

        assertThat(set(points(some)).union(set(points(others)))).isEqualTo(set(union));
        assertThat(set(points(some)).intersect(set(points(others)))).isEqualTo(set(both));
        assertThat(set(points(some)).minus(set(points(others)))).isEqualTo(set(left));
        assertThat(set(union).size()).isEqualTo(union.cardinality());
        for (int point = 0; point <= 41; point++) {
            assertThat(set(union).contains(point)).isEqualTo(union.get(point));
        }
    }

    private static BitSet points(List<Integer> points) {
        BitSet set = new BitSet();
        points.forEach(set::set);
        return set;
    }

    private static TrafficSet set(BitSet points) {
        return points.stream()
                .mapToObj(point -> TrafficSet.span(point, point + 1))
                .reduce(TrafficSet.NONE, TrafficSet::union);
    }

    @Test
    void everythingLessSomethingAndThatAgainIsEverything() {
        TrafficSet web = TrafficSet.of(Traffic.of(List.of(new PortMatch(Protocol.TCP, 80, 80))));

        assertThat(TrafficSet.ALL.minus(web).union(web)).isEqualTo(TrafficSet.ALL);
        assertThat(TrafficSet.ALL.minus(TrafficSet.ALL)).isEqualTo(TrafficSet.NONE);
    }

    @Test
    void isWrittenAsPeopleWriteIt() {
        TrafficSet traffic = TrafficSet.of(new Traffic(
                List.of(
                        new PortMatch(Protocol.TCP, 80, 80),
                        new PortMatch(Protocol.TCP, 8000, 8080),
                        PortMatch.all(Protocol.UDP)),
                List.of(IcmpMatch.of(8, 0))));

        assertThat(traffic).hasToString("TCP 80, 8000-8080; UDP; ICMP type 8 code 0");
        assertThat(TrafficSet.ALL).hasToString("all traffic");
        assertThat(TrafficSet.NONE).hasToString("no traffic");
    }

    @Test
    void aSpanThatIsNoneIsRefused() {
        assertThatThrownBy(() -> TrafficSet.span(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TrafficPoint.of(Protocol.TCP, 65536)).isInstanceOf(IllegalArgumentException.class);
    }
}
