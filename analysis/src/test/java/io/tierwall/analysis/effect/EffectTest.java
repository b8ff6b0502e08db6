package io.tierwall.analysis.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.decision.Ruling;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.reach.AllPairs;
import io.tierwall.analysis.reach.AllPairs.Pair;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.rules.RuleBook;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.RandomEdits;
import io.tierwall.antrea.resolve.RandomWorld.World;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is said of a change is what asking for each pair before and after comes to. */
final class EffectTest {

    /** One packet, by numbers of the effect. */
    private record Case(Pair pair, int point) {}

    private record Packets(Effect effect, ClusterModel before, ClusterModel after) {

        /** An address of a number that is in both states. */
        Optional<IpAddress> address(int number) {
            AddressBook book = effect.addresses();
            IpAddress first = book.range(number).first();
            if (number < book.ofPods()) {
                return Optional.of(first).filter(address -> pod(before, address).equals(pod(after, address)));
            }
            BigInteger most =
                    book.range(number).last().value().min(first.value().add(BigInteger.valueOf(64)));
            return IntStream.rangeClosed(0, most.subtract(first.value()).intValue())
                    .mapToObj(
                            step -> new IpAddress(first.family(), first.value().add(BigInteger.valueOf(step))))
                    .filter(address -> pod(before, address).isEmpty()
                            && pod(after, address).isEmpty())
                    .findFirst();
        }

        private static Optional<String> pod(ClusterModel model, IpAddress address) {
            return model.addresses().pod(model.addresses().number(address)).map(Pod::toString);
        }

        private static Ruling ruling(ClusterModel model, IpAddress from, IpAddress to, int point) {
            AddressBook book = model.addresses();
            return model.ruling(book.number(from), book.number(to), point, ServiceName.NONE);
        }

        /** Tells each packet that fares otherwise than before, and how. */
        void differences(BiConsumer<Case, Rulings> told) {
            int count = effect.addresses().count();
            List<Optional<IpAddress>> ends =
                    IntStream.range(0, count).mapToObj(this::address).toList();
            for (int from = 0; from < count; from++) {
                for (int to = 0; to < count; to++) {
                    boolean pair = from != to
                            && Math.min(from, to) < effect.addresses().ofPods();
                    if (pair && ends.get(from).isPresent() && ends.get(to).isPresent()) {
                        differences(
                                new Pair(from, to),
                                ends.get(from).get(),
                                ends.get(to).get(),
                                told);
                    }
                }
            }
        }

        private void differences(Pair pair, IpAddress from, IpAddress to, BiConsumer<Case, Rulings> told) {
            for (int point : AllPairs.POINTS) {
                Rulings rulings = new Rulings(ruling(before, from, to, point), ruling(after, from, to, point));
                if (from.family() == to.family() && rulings.differ()) {
                    told.accept(new Case(pair, point), rulings);
                }
            }
        }
    }

    private record Rulings(Ruling before, Ruling after) {

        boolean gained() {
            return after.verdict() == Verdict.ALLOW;
        }

        boolean differ() {
            return (before.verdict() == Verdict.ALLOW) != gained();
        }

        Ruling closed() {
            return gained() ? before : after;
        }

        Ruling open() {
            return gained() ? after : before;
        }
    }

    private static Map<Case, Change> cases(List<Change> changes) {
        Map<Case, Change> cases = new HashMap<>();
        for (Change change : changes) {
            change.sources()
                    .forEach((int from) -> change.destinations()
                            .forEach((int to) -> AllPairs.POINTS.stream()
                                    .filter(point ->
                                            from != to && change.traffic().contains(point))
                                    .forEach(point -> assertThat(cases.put(new Case(new Pair(from, to), point), change))
                                            .as("traffic of a pair is in one row")
                                            .isNull())));
        }
        return cases;
    }

    @Property(tries = 100)
    void whatIsGainedAndLostIsWhatFaresOtherwiseThanBefore(@ForAll long seed) {
        RandomEdits edits = new RandomEdits(seed);
        ClusterModel before =
                ClusterModel.of(edits.world().objects(), edits.world().inventory());
        for (int edit = 0; edit < 6; edit++) {
            edits.next();
            ClusterModel after =
                    before.next(edits.world().objects(), edits.world().inventory());

            agrees(Effect.of(before, after), before, after);
            before = after;
        }
    }

    private static void agrees(Effect effect, ClusterModel before, ClusterModel after) {
        Map<Case, Change> gained = cases(effect.gained());
        Map<Case, Change> lost = cases(effect.lost());
        Set<Case> expectedGained = new HashSet<>();
        Set<Case> expectedLost = new HashSet<>();
        Set<Pod> touched = new TreeSet<>();
        new Packets(effect, before, after).differences((found, rulings) -> {
            (rulings.gained() ? expectedGained : expectedLost).add(found);
            Change change = (rulings.gained() ? gained : lost).get(found);
            assertThat(change).as("%s", found).isNotNull();
            assertThat(deciding(rulings.closed()).toList().getLast()).isEqualTo(change.denying());
            assertThat(change.allowing()).containsAll(deciding(rulings.open()).toList());
            Stream.of(found.pair().from(), found.pair().to())
                    .flatMap(number -> effect.addresses().pod(number).stream())
                    .forEach(touched::add);
        });
        assertThat(gained.keySet()).isEqualTo(expectedGained);
        assertThat(lost.keySet()).isEqualTo(expectedLost);
        assertThat(effect.workloads()).containsAll(touched);
    }

    private static Stream<RuleOrigin> deciding(Ruling ruling) {
        return Stream.of(ruling.egress(), ruling.ingress())
                .flatMap(Optional::stream)
                .map(Rule::origin);
    }

    @Property(tries = 100)
    void afterAnEditItIsTheSameAsBetweenTwoModelsFromScratch(@ForAll long seed) {
        RandomEdits edits = new RandomEdits(seed);
        ClusterModel before =
                ClusterModel.of(edits.world().objects(), edits.world().inventory());
        for (int edit = 0; edit < 6; edit++) {
            World earlier = edits.world();
            edits.next();
            ClusterModel after =
                    before.next(edits.world().objects(), edits.world().inventory());

            Effect fromScratch = Effect.of(scratch(earlier, before), scratch(edits.world(), after));
            Effect found = Effect.of(before, after);
            assertThat(found.gained()).isEqualTo(fromScratch.gained());
            assertThat(found.lost()).isEqualTo(fromScratch.lost());
            assertThat(found.came()).isEqualTo(fromScratch.came());
            assertThat(found.gone()).isEqualTo(fromScratch.gone());
            before = after;
        }
    }

    private static ClusterModel scratch(World world, ClusterModel alike) {
        return ClusterModel.of(RuleBook.of(
                world.objects(), world.inventory(), alike.addresses().blocks()));
    }

    @Property(tries = 50)
    void goingBackLosesWhatWasGained(@ForAll long seed) {
        RandomEdits edits = new RandomEdits(seed);
        ClusterModel before =
                ClusterModel.of(edits.world().objects(), edits.world().inventory());
        edits.next();
        ClusterModel after = before.next(edits.world().objects(), edits.world().inventory());

        Effect there = Effect.of(before, after);
        Effect back = Effect.of(after, before);
        assertThat(back.came()).isEqualTo(there.gone());
        assertThat(back.gone()).isEqualTo(there.came());
        if (there.came().isEmpty() && there.gone().isEmpty()) {
            assertThat(back.lost()).isEqualTo(there.gained());
            assertThat(back.gained()).isEqualTo(there.lost());
        }
    }
}
