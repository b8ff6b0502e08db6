package io.tierwall.analysis.finding;

import io.tierwall.analysis.rules.RuleOrigin;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sentence about rules, without their names: whoever reads it says what they are called. Immutable. */
public final class Wording {

    /** So many are named; of the others it is said how many there are. */
    private static final int MOST = 3;

    private final List<Part> parts;

    /** A piece of the sentence. */
    private sealed interface Part {

        String in(RuleNaming naming);
    }

    private record Text(String text) implements Part {

        @Override
        public String in(RuleNaming naming) {
            return text;
        }
    }

    private record PolicyOf(RuleOrigin rule) implements Part {

        @Override
        public String in(RuleNaming naming) {
            return naming.policyOf(rule);
        }
    }

    /** A rule in both directions may have one name. */
    private record Rules(List<RuleOrigin> rules) implements Part {

        @Override
        public String in(RuleNaming naming) {
            return list(rules.stream().map(naming::rule).distinct().toList());
        }
    }

    private Wording(List<Part> parts) {
        this.parts = parts;
    }

    /** One that names no rule. */
    public static Wording of(String text) {
        return new Wording(List.of(new Text(text)));
    }

    static Wording of(RuleOrigin rule) {
        return of(List.of(rule));
    }

    static Wording of(Collection<RuleOrigin> rules) {
        return new Wording(List.of(new Rules(List.copyOf(rules))));
    }

    static Wording ofPolicyOf(RuleOrigin rule) {
        return new Wording(List.of(new PolicyOf(rule)));
    }

    /** This, and then that. */
    Wording and(Wording next) {
        return new Wording(Stream.concat(parts.stream(), next.parts.stream()).toList());
    }

    Wording and(String text) {
        return and(of(text));
    }

    Wording and(RuleOrigin rule) {
        return and(of(rule));
    }

    Wording and(Collection<RuleOrigin> rules) {
        return and(of(rules));
    }

    /** The sentence, from its first capital to its full stop. */
    public String in(RuleNaming naming) {
        String words = parts.stream().map(part -> part.in(naming)).collect(Collectors.joining());
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    /** The first of some names, and how many more there are. */
    static String list(List<String> names) {
        String named = names.stream().limit(MOST).collect(Collectors.joining(", "));
        return names.size() > MOST ? named + " and " + (names.size() - MOST) + " more" : named;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wording wording && parts.equals(wording.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return in(RuleNaming.IN_CLUSTER);
    }
}
