package io.tierwall.lab.faults;

import java.util.List;

/**
 * A trouble of an API server.
 *
 * @param seed decides, with the order of the requests, who is struck where the share is less than 1
 */
public record Fault(Effect effect, Scope scope, Limit limit, long seed) {

    private static final long USUAL_SEED = 1;

    /** Strikes every request until it is cleared. */
    public static Fault of(Effect effect) {
        return new Fault(effect, Scope.ALL, Limit.NONE, USUAL_SEED);
    }

    /**
     * Reads a fault as people write it, such as {@code status=429 share=0.3 retry-after=2s verb=patch for=30s}.
     *
     * @throws IllegalArgumentException when it is none; the message says what would be
     */
    public static Fault parse(List<String> words) {
        return FaultReader.read(words);
    }

    public Fault within(Scope other) {
        return new Fault(effect, other, limit, seed);
    }

    public Fault until(Limit other) {
        return new Fault(effect, scope, other, seed);
    }

    public Fault seeded(long other) {
        return new Fault(effect, scope, limit, other);
    }

    /** As people write it; {@link #parse} reads it. */
    @Override
    public String toString() {
        return FaultWriter.write(this);
    }
}
