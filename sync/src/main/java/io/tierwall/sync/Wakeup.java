package io.tierwall.sync;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a thread that waits for something to do. Any number of calls before it looks count as one. */
final class Wakeup {

    private final Semaphore calls = new Semaphore(0);

    void call() {
        if (calls.availablePermits() == 0) {
            calls.release();
        }
    }

    /** Whether somebody has called since the last wait. */
    boolean isCalled() {
        return calls.availablePermits() > 0;
    }

    /** Waits for a call, or for as long as that. */
    void await(Duration patience) throws InterruptedException {
        if (calls.tryAcquire(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS)) {
            calls.drainPermits();
        }
    }
}
