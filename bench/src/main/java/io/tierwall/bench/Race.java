package io.tierwall.bench;

import java.io.IOException;

/** One race. Add one by a class, and a line in {@link Races}. */
public interface Race {

    /** What a person types. */
    String name();

    /** What is measured, in one line. */
    String summary();

    /**
     * Runs it, and takes away what it needed, whatever happens.
     *
     * @throws IllegalStateException when a contender cannot do the work, or does another work than the others
     */
    Result run(Course course) throws IOException, InterruptedException;
}
