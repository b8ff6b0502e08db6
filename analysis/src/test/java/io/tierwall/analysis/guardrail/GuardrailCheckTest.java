package io.tierwall.analysis.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.reach.End;
import io.tierwall.analysis.reach.NamedSet;
import io.tierwall.analysis.reach.Reachability;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.RandomWorld;
import io.tierwall.antrea.resolve.RandomWorld.World;
import io.tierwall.antrea.resolve.Traffic;
import io.tierwall.antrea.resolve.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.roaringbitmap.RoaringBitmap;

/** A statement holds exactly where going through all pairs finds nothing against it, and a breach is a real one. */
final class GuardrailCheckTest {

    private static final TrafficSet WEB = TrafficSet.of(Traffic.of(List.of(new PortMatch(Protocol.TCP, 80, 8080))));

    @Property(tries = 150)
    void aStatementHoldsExactlyWhereNoPairIsAgainstIt(@ForAll long seed, @ForAll Demand demand) {
        World world = RandomWorld.of(seed);
        ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
        AddressBook addresses = model.addresses();
        GuardrailCheck check = new GuardrailCheck(Reachability.of(model));
        for (NamedSet from : NamedSet.namespaces(addresses)) {
            for (NamedSet to : List.of(NamedSet.namespace("blue", addresses), NamedSet.pods(addresses))) {
                Statement statement = new Statement(demand, from, to, WEB);

                Optional<Breach> breach = check.breach(statement);

                assertThat(breach.isPresent()).isEqualTo(isBroken(model, statement));
                breach.ifPresent(found -> isReal(model, statement, found));
            }
        }
    }

    private static boolean isBroken(ClusterModel model, Statement statement) {
        return switch (statement.demand()) {
            case NOTHING_REACHES ->
                anyPair(model, statement.from().addresses(), statement, (from, to) -> passes(model, from, to));
            case ONLY_REACHES -> {
                RoaringBitmap others = RoaringBitmap.bitmapOf(
                        IntStream.range(0, model.addresses().count()).toArray());
                others.andNot(statement.from().addresses());
                yield anyPair(model, others, statement, (from, to) -> passes(model, from, to));
            }
            case EVERYTHING_REACHES ->
                anyPair(
                        model,
                        statement.from().addresses(),
                        statement,
                        (from, to) -> !WEB.minus(model.allowed(from, to)).isEmpty());
        };
    }

    private static boolean passes(ClusterModel model, int from, int to) {
        return model.allowed(from, to).intersects(WEB);
    }

    private static boolean anyPair(
            ClusterModel model, RoaringBitmap sources, Statement statement, BiPredicate<Integer, Integer> wanted) {
        return sources.stream()
                .filter(from -> model.addresses().example(from).isPresent())
                .anyMatch(from -> statement.to().addresses().stream()
                        .anyMatch(to -> from != to
                                && End.of(model.addresses(), from).meets(End.of(model.addresses(), to))
                                && wanted.test(from, to)));
    }

    private static void isReal(ClusterModel model, Statement statement, Breach breach) {
        boolean mustPass = statement.demand() == Demand.EVERYTHING_REACHES;
        assertThat(statement.to().addresses().contains(breach.to())).isTrue();
        assertThat(statement.from().addresses().contains(breach.from()))
                .isEqualTo(statement.demand() != Demand.ONLY_REACHES);
        assertThat(breach.traffic().contains(breach.point())).isTrue();
        assertThat(breach.point()).isBetween(TrafficPoint.of(Protocol.TCP, 80), TrafficPoint.of(Protocol.TCP, 8080));
        assertThat(breach.ruling().verdict() == Verdict.ALLOW).isEqualTo(!mustPass);
        assertThat(model.allowed(breach.from(), breach.to()).intersects(breach.traffic()))
                .isEqualTo(!mustPass);
    }
}
