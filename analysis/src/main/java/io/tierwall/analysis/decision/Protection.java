package io.tierwall.analysis.decision;

import io.tierwall.analysis.decision.Standins.Ends;
import io.tierwall.analysis.rules.FarEnd;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.ServiceRoutes.Endpoint;
import io.tierwall.antrea.resolve.ServiceRoutes.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules that protect the same addresses in one direction, and all flows that they govern. Two of successive models
 * are equal only if everything that can be found out about them is the same: the rules are the same objects, and so is
 * who is protected, as far as it matters. Immutable, for any number of threads.
 */
public final class Protection {

    private final RuleList list;
    private final List<Rule> rules;
    private final Standins own;
    private final Surroundings surroundings;

    /** Told of one cell after the other. */
    @FunctionalInterface
    public interface CellVisitor {

        /**
         * Flows that match the same rules, at least one, and one flow of these. Addresses go by their numbers.
         *
         * @param matching places of the rules in their list, as bits; valid during the call
         */
        void visit(long[] matching, int own, int far, int point, ServiceName through);
    }

    Protection(RuleList list, Standins own, Surroundings surroundings) {
        this.list = list;
        this.rules = list.rules();
        this.own = own;
        this.surroundings = surroundings;
    }

    /** The rules, in order; the place of a rule is its index. */
    public List<Rule> rules() {
        return rules;
    }

    /** How many words the bits of all rules take. */
    public int words() {
        return (rules.size() + Long.SIZE - 1) / Long.SIZE;
    }

    /**
     * Visits all flows, each in one cell: those between addresses that differ and are of one family. Always in the same
     * order, whatever edits led to the model: by the addresses and traffic that stand for a cell, then those through
     * services.
     */
    public void visit(CellVisitor visitor) {
        int words = words();
        FarClasses classes = list.classes(surroundings.far());
        TrafficKinds traffic = new TrafficKinds(rules, words);
        long[][] concerning = classes.concerning(words);
        long[] matching = new long[words];
        for (Sight sight : sights(classes)) {
            for (int kind = 0; kind < traffic.count(); kind++) {
                if (and(concerning[sight.node()], traffic.coveringKind(kind), matching)) {
                    visitor.visit(matching, sight.own(), sight.far(), traffic.first(kind), ServiceName.NONE);
                }
            }
        }
        if (list.knowsServices()) {
            visitServices(visitor, traffic, classes, concerning);
        }
    }

    private static boolean and(long[] one, long[] other, long[] result) {
        long any = 0;
        for (int word = 0; word < result.length; word++) {
            result[word] = one[word] & other[word];
            any |= result[word];
        }
        return any != 0;
    }

    /** The far ends of a node, seen from those that are protected. */
    private record Sight(int node, int own, int far) {}

    private List<Sight> sights(FarClasses classes) {
        @Nullable Standins[] far = new @Nullable Standins[classes.count()];
        List<Standins> byClass = surroundings.standins();
        for (int farClass = 0; farClass < byClass.size(); farClass++) {
            int node = classes.node(surroundings.far(), farClass);
            Standins known = far[node];
            if (known == null) {
                known = new Standins();
                far[node] = known;
            }
            known.add(byClass.get(farClass));
        }
        List<Sight> sights = new ArrayList<>();
        for (int node = 0; node < far.length; node++) {
            Standins standins = far[node];
            if (standins != null) {
                int seen = node;
                own.with(standins).ifPresent(ends -> sights.add(new Sight(seen, ends.own(), ends.far())));
            }
        }
        sights.sort(Comparator.comparingInt(Sight::own).thenComparingInt(Sight::far));
        return sights;
    }

    private void visitServices(CellVisitor visitor, TrafficKinds traffic, FarClasses classes, long[][] concerning) {
        Map<ServiceName, long[]> about = rulesAboutServices();
        long[] matching = new long[words()];
        for (Route route : surroundings.addresses().population().routes().routes()) {
            long[] named = about.get(route.service());
            if (named == null) {
                continue; // Nothing that these rules tell from what is addressed directly.
            }
            for (Endpoint endpoint : route.endpoints()) {
                int far = surroundings.addresses().number(endpoint.address());
                int point = TrafficPoint.of(route.protocol(), endpoint.port());
                long[] direct = concerning[
                        classes.node(surroundings.far(), surroundings.far().of(far))];
                long[] either = new long[matching.length];
                for (int word = 0; word < either.length; word++) {
                    either[word] = direct[word] | named[word];
                }
                Optional<Ends> ends = own.with(far, endpoint.address().family());
                if (ends.isPresent() && and(either, traffic.covering(point), matching)) {
                    visitor.visit(matching, ends.get().own(), far, point, route.service());
                }
            }
        }
    }

    private Map<ServiceName, long[]> rulesAboutServices() {
        Map<ServiceName, long[]> about = new HashMap<>();
        for (int place = 0; place < rules.size(); place++) {
            if (rules.get(place).far() instanceof FarEnd.Services(var names)) {
                for (ServiceName name : names) {
                    about.computeIfAbsent(name, _ -> new long[words()])[place / Long.SIZE] |= 1L << place;
                }
            }
        }
        return about;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Protection protection && list.equals(protection.list) && own.equals(protection.own);
    }

    @Override
    public int hashCode() {
        return 31 * list.hashCode() + own.hashCode();
    }
}
