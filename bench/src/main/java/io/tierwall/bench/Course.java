package io.tierwall.bench;

import java.util.function.Consumer;

/**
 * How a race is run.
 *
 * @param seed of everything that is random: the same seed makes the same work
 * @param progress told what happens, a line at a time
 */
public record Course(Scale scale, long seed, Consumer<String> progress) {

    /** How much work there is. */
    public enum Scale {
        /** To see that a race runs. Its numbers mean nothing. */
        SMALL,
        /** To measure. */
        FULL
    }

    /** An amount of work. */
    public int amount(int small, int full) {
        return switch (scale) {
            case SMALL -> small;
            case FULL -> full;
        };
    }

    /** Tells what happens. */
    public void say(String line) {
        progress.accept(line);
    }
}
