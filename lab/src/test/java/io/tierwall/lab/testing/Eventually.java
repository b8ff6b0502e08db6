package io.tierwall.lab.testing;

import java.time.Duration;

/** Waits for what is to come. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Eventually() {}

    /** An assertion that need not hold yet. */
    @FunctionalInterface
    public interface Assertion {
        void check() throws Exception;
    }

    /** Tries again until it holds; after a long while what it said last is the failure. */
    public static void assertEventually(Assertion assertion) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                assertion.check();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                Thread.sleep(PAUSE);
            }
        }
    }
}
