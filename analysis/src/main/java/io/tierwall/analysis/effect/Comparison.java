package io.tierwall.analysis.effect;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.decision.RuleList;
import io.tierwall.analysis.effect.View.Behaviour;
import io.tierwall.analysis.reach.AddressClasses;
import io.tierwall.analysis.reach.End;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.Direction;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares what passes between classes of addresses, those whose rules changed. Used by one thread. */
final class Comparison {

    private final AddressClasses<Common> classes;
    private final View before;
    private final View after;
    private final Differences gained;
    private final Differences lost;

    /** What addresses have in common that are one class. */
    private record Common(Behaviour before, Behaviour after, End end) {}

    Comparison(CommonAddresses common, ClusterModel earlier, ClusterModel later) {
        this.classes = new AddressClasses<>(
                common.book().count(),
                address -> common.contains(address)
                        ? Optional.of(new Common(
                                behaviour(earlier, common.before(address)),
                                behaviour(later, common.after(address)),
                                End.of(common.book(), address)))
                        : Optional.empty());
        this.before = new View(earlier, all().map(Common::before).toList());
        this.after = new View(later, all().map(Common::after).toList());
        this.gained = new Differences(before, after);
        this.lost = new Differences(after, before);
    }

    private Stream<Common> all() {
        return IntStream.range(0, classes.count()).mapToObj(classes::key);
    }

    private static Behaviour behaviour(ClusterModel model, int address) {
        return new Behaviour(
                model.list(Direction.EGRESS, address), model.list(Direction.INGRESS, address), model.farClass(address));
    }

    void run() {
        int[] everybody = matching(_ -> true);
        int[] receivers = matching(number -> differ(
                classes.key(number).before().ingress(),
                classes.key(number).after().ingress()));
        for (int source : everybody) {
            Common own = classes.key(source);
            boolean sends = differ(own.before().egress(), own.after().egress());
            gained.from(source);
            lost.from(source);
            for (int destination : sends ? everybody : receivers) {
                if (own.end().meets(classes.key(destination).end())) {
                    compare(source, destination);
                }
            }
        }
    }

    private int[] matching(IntPredicate wanted) {
        return IntStream.range(0, classes.count()).filter(wanted).toArray();
    }

    /** The same rules, which are the same objects, decide the same. */
    private static boolean differ(RuleList one, RuleList other) {
        return !one.equals(other) && !one.is(other.rules());
    }

    private void compare(int source, int destination) {
        TrafficSet earlier = before.allowed(source, destination);
        TrafficSet later = after.allowed(source, destination);
        if (!earlier.equals(later)) {
            gained.add(source, destination, later.minus(earlier));
            lost.add(source, destination, earlier.minus(later));
        }
    }

    List<Change> gained() {
        return gained.changes(classes);
    }

    List<Change> lost() {
        return lost.changes(classes);
    }
}
