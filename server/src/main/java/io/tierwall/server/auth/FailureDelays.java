package io.tierwall.server.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down who guesses passwords: each wrong one from the same address takes twice as long to be refused, up to a
 * limit. Remembers a bounded number of addresses. Thread-safe.
 */
public final class FailureDelays {

    static final int MOST = 1_024;

    private static final int FREE = 3;
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

    private final Clock clock;

    private final Map<String, Failures> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    };

    private record Failures(int count, Instant last) {}

    public FailureDelays(Clock clock) {
        this.clock = clock;
    }

    /** Counts a wrong password, and says how long its refusal is to be held back. */
    public synchronized Duration failed(String address) {
        Instant now = clock.instant();
        Failures known = byAddress.get(address);
        int count = known == null || known.last().plus(FORGOTTEN_AFTER).isBefore(now) ? 1 : known.count() + 1;
        byAddress.put(address, new Failures(count, now));
        return delay(count);
    }

    private static Duration delay(int count) {
        if (count <= FREE) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(count - FREE - 1, 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    /** Forgets the failures of an address from which somebody logged in. */
    public synchronized void succeeded(String address) {
        byAddress.remove(address);
    }
}
