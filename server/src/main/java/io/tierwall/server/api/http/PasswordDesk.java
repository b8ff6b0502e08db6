package io.tierwall.server.api.http;

import io.tierwall.server.auth.Authenticator;
import io.tierwall.server.auth.Decision;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/**
 * Checks passwords that nobody has shown before, which is slow, on threads of its own: those who guess must not keep
 * others from what they do. What waits is bounded. Thread-safe.
 */
@Singleton
public final class PasswordDesk {

    private static final int THREADS = 2;
    private static final int MOST_WAITING = 100;
    private static final int BUSY = 429;

    private final Authenticator authenticator;
    private final WorkerExecutor executor;
    private final Semaphore places;

    @Inject
    public PasswordDesk(Authenticator authenticator, Vertx vertx) {
        this(authenticator, vertx, MOST_WAITING);
    }

    PasswordDesk(Authenticator authenticator, Vertx vertx, int mostWaiting) {
        this.authenticator = authenticator;
        this.places = new Semaphore(mostWaiting);
        this.executor = vertx.createSharedWorkerExecutor("passwords", THREADS);
    }

    /** What becomes of a name and a password; comes on the context of who asks. */
    public Future<Decision> check(Decision.Unsettled unsettled) {
        if (!places.tryAcquire()) {
            return Future.succeededFuture(new Decision.Refused(
                    BUSY, BUSY, "Too many passwords wait to be checked. Try again in some seconds.", false));
        }
        return executor.executeBlocking(() -> authenticator.check(unsettled), false)
                .onComplete(_ -> places.release());
    }

    @PreDestroy
    void close() {
        executor.close();
    }
}
