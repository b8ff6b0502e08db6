package io.tierwall.cli.guide;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for something to become true, and says what was there instead when it does not. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    public static <T> T until(Duration patience, Callable<T> look, Predicate<T> enough) throws Exception {
        Instant deadline = Instant.now().plus(patience);
        T seen = look.call();
        while (!enough.test(seen)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("after " + patience.toSeconds() + " s it is still " + seen);
            }
            Thread.sleep(PAUSE);
            seen = look.call();
        }
        return seen;
    }
}
