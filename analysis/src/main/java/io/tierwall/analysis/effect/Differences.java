package io.tierwall.analysis.effect;

import io.tierwall.analysis.reach.AddressClasses;
import io.tierwall.analysis.reach.FlowRows;
import io.tierwall.analysis.reach.FlowRows.Row;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.analysis.traffic.TrafficSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/** Traffic that passes in one state and not in the other, put together to rows. Used by one thread. */
final class Differences {

    private static final Comparator<RuleOrigin> ORDER = Comparator.comparing(RuleOrigin::direction)
            .thenComparingInt(origin -> origin.place().tierPriority())
            .thenComparingDouble(origin -> origin.place().priority())
            .thenComparingInt(origin -> origin.place().index())
            .thenComparing(origin -> origin.source().reference())
            .thenComparing(origin -> origin.source().ruleName());

    private final View closed;
    private final View open;
    private final FlowRows<Denied> rows = new FlowRows<>();

    private record Denied(TrafficSet traffic, RuleOrigin by) {}

    /**
     * @param closed where the traffic does not pass
     * @param open where it does
     */
    Differences(View closed, View open) {
        this.closed = closed;
        this.open = open;
    }

    void from(int source) {
        rows.from(source);
    }

    /** @param traffic passes between the class turned to and this one just where things are open */
    void add(int source, int destination, TrafficSet traffic) {
        if (traffic.isEmpty()) {
            return;
        }
        Map<RuleOrigin, TrafficSet> parts = new LinkedHashMap<>();
        closed.denying(source, destination, traffic, (rule, part) -> parts.merge(rule, part, TrafficSet::union));
        parts.forEach((rule, part) -> rows.add(new Denied(part, rule), destination));
    }

    List<Change> changes(AddressClasses<?> classes) {
        return rows.rows().stream()
                .map(row -> change(row, classes))
                .filter(Differences::hasPair)
                .toList();
    }

    private Change change(Row<Denied> row, AddressClasses<?> classes) {
        RoaringBitmap sources = classes.members(row.sources());
        RoaringBitmap destinations = classes.members(row.destinations());
        return new Change(sources, destinations, row.key().traffic(), row.key().by(), allowing(row));
    }

    private List<RuleOrigin> allowing(Row<Denied> row) {
        Set<RuleOrigin> allowing = new TreeSet<>(ORDER);
        row.sources()
                .forEach((int source) -> row.destinations()
                        .forEach((int destination) -> open.allowing(
                                        source, destination, row.key().traffic())
                                .forEach(allowing::add)));
        return List.copyOf(allowing);
    }

    /** A pod and itself are no pair. */
    private static boolean hasPair(Change change) {
        return change.sources().getCardinality() > 1 || !change.sources().equals(change.destinations());
    }
}
