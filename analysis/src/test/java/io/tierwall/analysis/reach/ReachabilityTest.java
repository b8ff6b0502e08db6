package io.tierwall.analysis.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.reach.AllPairs.Pair;
import io.tierwall.analysis.rules.RuleBook;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.RandomEdits;
import io.tierwall.antrea.resolve.RandomWorld;
import io.tierwall.antrea.resolve.RandomWorld.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.roaringbitmap.RoaringBitmap;

/** What is said of sets of addresses is what asking for each pair comes to. */
final class ReachabilityTest {

    private static final TrafficSet WEB =
            TrafficSet.span(TrafficPoint.of(Protocol.TCP, 80), TrafficPoint.of(Protocol.TCP, 443) + 1);

    private static ClusterModel model(long seed) {
        World world = RandomWorld.of(seed);
        return ClusterModel.of(world.objects(), world.inventory());
    }

    private static Set<Integer> points(TrafficSet traffic) {
        return AllPairs.POINTS.stream().filter(traffic::contains).collect(Collectors.toCollection(HashSet::new));
    }

    @Property(tries = 200)
    void flowsAreWhatPassesBetweenAllPairs(@ForAll long seed) {
        ClusterModel model = model(seed);
        AllPairs pairs = new AllPairs(model);
        Map<Pair, Set<Integer>> expected = new HashMap<>();
        pairs.pairs().forEach(pair -> expected.put(pair, pairs.passing(pair)));
        expected.values().removeIf(Set::isEmpty);

        Map<Pair, Set<Integer>> found = new HashMap<>();
        for (Flow flow : Reachability.of(model).flows()) {
            flow.sources()
                    .forEach((int from) -> flow.destinations().forEach((int to) -> {
                        if (from != to) {
                            assertThat(found.put(new Pair(from, to), points(flow.traffic())))
                                    .as("a pair is in one row")
                                    .isNull();
                        }
                    }));
        }
        found.values().removeIf(Set::isEmpty); // Traffic that none of the points is.
        assertThat(found).isEqualTo(expected);
    }

    @Property(tries = 200)
    void whoReachesASetIsWhoReachesOneOfIt(@ForAll long seed) {
        ClusterModel model = model(seed);
        RoaringBitmap set = someOf(model.addresses(), seed);

        agrees(Reachability.of(model).sourcesOf(set, WEB), model, pair -> set.contains(pair.to()), Pair::from);
    }

    @Property(tries = 200)
    void whatASetReachesIsWhatOneOfItReaches(@ForAll long seed) {
        ClusterModel model = model(seed);
        RoaringBitmap set = someOf(model.addresses(), seed);

        agrees(Reachability.of(model).destinationsOf(set, WEB), model, pair -> set.contains(pair.from()), Pair::to);
    }

    private static RoaringBitmap someOf(AddressBook addresses, long seed) {
        Random random = new Random(seed);
        return RoaringBitmap.bitmapOf(IntStream.range(0, addresses.count())
                .filter(_ -> random.nextInt(3) == 0)
                .toArray());
    }

    private interface Whose {
        int of(Pair pair);
    }

    private record Kinds(Set<Integer> some, Set<Integer> every) {}

    private static void agrees(List<Reach> found, ClusterModel model, Predicate<Pair> concerned, Whose whose) {
        AllPairs pairs = new AllPairs(model);
        Set<Integer> web = points(WEB);
        Map<Integer, Kinds> expected = new HashMap<>();
        pairs.pairs().stream().filter(concerned).forEach(pair -> {
            Kinds kinds = expected.computeIfAbsent(whose.of(pair), _ -> new Kinds(new HashSet<>(), new HashSet<>(web)));
            kinds.some().addAll(pairs.passing(pair));
            kinds.some().retainAll(web);
            kinds.every().retainAll(pairs.passing(pair));
        });
        expected.values().removeIf(kinds -> kinds.some().isEmpty());

        Map<Integer, Kinds> actual = new HashMap<>();
        found.forEach(reach -> reach.addresses()
                .forEach((int address) -> assertThat(
                                actual.put(address, new Kinds(points(reach.some()), points(reach.every()))))
                        .isNull()));
        assertThat(actual).isEqualTo(expected);
    }

    @Property(tries = 100)
    void aCellOfTheMatrixIsWhatPassesBetweenItsPairs(@ForAll long seed) {
        cellsAreWhatPasses(seed, TrafficSet.ALL);
    }

    @Property(tries = 100)
    void aMatrixOfSomeTrafficIsAboutNoOther(@ForAll long seed) {
        cellsAreWhatPasses(seed, WEB);
    }

    private static void cellsAreWhatPasses(long seed, TrafficSet asked) {
        ClusterModel model = model(seed);
        List<NamedSet> sets = Stream.concat(
                        NamedSet.namespaces(model.addresses()).stream(),
                        Stream.of(
                                NamedSet.pods(model.addresses()),
                                NamedSet.outside(model.addresses()),
                                new NamedSet("some", someOf(model.addresses(), seed))))
                .toList();
        Matrix matrix = Reachability.of(model).matrix(sets, sets, asked);

        AllPairs pairs = new AllPairs(model);
        for (int row = 0; row < sets.size(); row++) {
            for (int column = 0; column < sets.size(); column++) {
                RoaringBitmap from = sets.get(row).addresses();
                RoaringBitmap to = sets.get(column).addresses();
                List<Pair> between = pairs.pairs().stream()
                        .filter(pair -> from.contains(pair.from()) && to.contains(pair.to()))
                        .toList();
                isWhatPasses(matrix.rows().get(row).get(column), between, pairs, points(asked));
            }
        }
    }

    private static void isWhatPasses(Passing cell, List<Pair> between, AllPairs pairs, Set<Integer> asked) {
        Set<Integer> some = new TreeSet<>();
        Set<Integer> every = new TreeSet<>(between.isEmpty() ? Set.of() : asked);
        List<Set<Integer>> passing = new ArrayList<>();
        between.forEach(pair ->
                passing.add(asked.stream().filter(pairs.passing(pair)::contains).collect(Collectors.toSet())));
        passing.forEach(some::addAll);
        passing.forEach(every::retainAll);
        assertThat(cell.pairs()).isEqualTo(between.size());
        assertThat(points(cell.some())).isEqualTo(some);
        assertThat(points(cell.every())).isEqualTo(every);
        assertThat(cell.open())
                .isEqualTo(passing.stream().filter(kinds -> !kinds.isEmpty()).count());
        assertThat(cell.whole())
                .isEqualTo(passing.stream()
                        .filter(kinds -> kinds.size() == asked.size())
                        .count());
    }

    @Property(tries = 100)
    void anEditLeadsToTheSameAsStartingFromScratch(@ForAll long seed) {
        RandomEdits edits = new RandomEdits(seed);
        ClusterModel model =
                ClusterModel.of(edits.world().objects(), edits.world().inventory());
        Reachability reachability = Reachability.of(model);
        for (int edit = 0; edit < 6; edit++) {
            edits.next();
            model = model.next(edits.world().objects(), edits.world().inventory());
            reachability = reachability.next(model);

            World world = edits.world();
            RuleBook scratch = RuleBook.of(
                    world.objects(), world.inventory(), model.addresses().blocks());
            assertThat(reachability.flows())
                    .isEqualTo(Reachability.of(ClusterModel.of(scratch)).flows());
        }
    }
}
