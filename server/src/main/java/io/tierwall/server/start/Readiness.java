package io.tierwall.server.start;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether whoever starts the manager has prepared everything that people may expect. Thread-safe. */
public final class Readiness {

    private final AtomicBoolean ready;

    Readiness(boolean ready) {
        this.ready = new AtomicBoolean(ready);
    }

    public boolean isReady() {
        return ready.get();
    }

    void reached() {
        ready.set(true);
    }
}
