package io.tierwall.bench;

import java.util.Optional;

/**
 * Something measured.
 *
 * @param name in lower case with underscores, unit included, such as {@code p99_ms}
 * @param unit as people write it; empty for a plain number
 * @param aim what it should be, where there is an aim
 */
public record Figure(String name, double value, String unit, Optional<Aim> aim) {

    /** What a figure should be. */
    public sealed interface Aim {

        /** The bound itself is good enough. */
        record AtLeast(double bound) implements Aim {}

        /** The bound itself is good enough. */
        record AtMost(double bound) implements Aim {}
    }

    public static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, Optional.empty());
    }

    public Figure atLeast(double bound) {
        return new Figure(name, value, unit, Optional.of(new Aim.AtLeast(bound)));
    }

    public Figure atMost(double bound) {
        return new Figure(name, value, unit, Optional.of(new Aim.AtMost(bound)));
    }

    /** Whether the aim is met; true where there is none. */
    public boolean isMet() {
        return aim.map(bound -> switch (bound) {
                    case Aim.AtLeast(double least) -> value >= least;
                    case Aim.AtMost(double most) -> value <= most;
                })
                .orElse(true);
    }
}
