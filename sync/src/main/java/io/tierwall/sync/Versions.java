package io.tierwall.sync;

import java.util.OptionalInt;

/** Compares the versions of one API server's objects and lists. */
final class Versions {

    private Versions() {}

    /** Whether one is earlier; where they are not numbers nobody can say, and it is not. */
    static boolean isOlder(String version, String than) {
        return compare(version, than).orElse(0) < 0;
    }

    /** Versions of one API server grow; where they are not numbers, the latest news count. */
    static OptionalInt compare(String left, String right) {
        try {
            return OptionalInt.of(Long.compare(Long.parseLong(left), Long.parseLong(right)));
        } catch (NumberFormatException opaque) {
            return OptionalInt.empty();
        }
    }
}
