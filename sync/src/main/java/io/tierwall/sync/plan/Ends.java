package io.tierwall.sync.plan;

import java.util.IdentityHashMap;
import java.util.List;

/** Who may be at one end of a flow that a rule matches. Remembers what it has been compared with; not thread-safe. */
final class Ends {

    static final Ends ANYBODY = new Ends(List.of(), true);

    private final List<Selection> selections;
    private final boolean anybody;
    private final IdentityHashMap<Ends, Boolean> compared = new IdentityHashMap<>();

    private Ends(List<Selection> selections, boolean anybody) {
        this.selections = selections;
        this.anybody = anybody;
    }

    static Ends of(List<Selection> selections) {
        return new Ends(List.copyOf(selections), false);
    }

    /** Whether somebody may be in both. */
    boolean mayMeet(Ends other) {
        if (anybody || other.anybody) {
            return (anybody || !selections.isEmpty()) && (other.anybody || !other.selections.isEmpty());
        }
        return compared.computeIfAbsent(other, this::compare);
    }

    private boolean compare(Ends other) {
        return selections.stream().anyMatch(one -> other.selections.stream().anyMatch(one::mayMeet));
    }
}
