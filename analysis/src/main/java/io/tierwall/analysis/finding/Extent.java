package io.tierwall.analysis.finding;

import io.tierwall.analysis.rules.FarEnd;
import io.tierwall.analysis.rules.Rule;

/** How far rules reach, by what they say. */
final class Extent {

    private Extent() {}

    /** Whether a rule applies to all pods, is about all far ends, and covers all traffic that another one is about. */
    static boolean covers(Rule wide, Rule narrow) {
        return covers(wide.far(), narrow.far())
                && narrow.traffic().minus(wide.traffic()).isEmpty()
                && wide.appliedTo().contains(narrow.appliedTo());
    }

    private static boolean covers(FarEnd wide, FarEnd narrow) {
        return switch (wide) {
            case FarEnd.Any() -> true;
            case FarEnd.Addresses(var numbers) ->
                narrow instanceof FarEnd.Addresses(var others) && numbers.contains(others);
            case FarEnd.Services(var names) ->
                narrow instanceof FarEnd.Services(var others) && names.containsAll(others);
        };
    }
}
