package io.tierwall.server.start;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands the manager that was opened before the HTTP server to the parts that serve it. It is opened first because
 * whatever is wrong with the data directory is then one sentence and not the failure of a framework.
 */
final class OpenedManager {

    private static final AtomicReference<Optional<Manager>> OPENED = new AtomicReference<>(Optional.empty());

    private OpenedManager() {}

    static void give(Manager manager) {
        OPENED.set(Optional.of(manager));
    }

    static Optional<Manager> take() {
        return OPENED.getAndSet(Optional.empty());
    }
}
