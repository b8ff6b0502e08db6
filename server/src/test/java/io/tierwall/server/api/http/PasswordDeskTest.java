package io.tierwall.server.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.server.auth.Accounts;
import io.tierwall.server.auth.Authenticator;
import io.tierwall.server.auth.Decision;
import io.tierwall.server.auth.Sessions;
import io.tierwall.server.testing.MemorySecretStore;
import io.tierwall.server.testing.MemorySettingStore;
import io.tierwall.server.testing.TestClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who guesses waits, and not too many do. */
final class PasswordDeskTest {

    private static final Decision.Unsettled GUESS = new Decision.Unsettled("admin", "guessed");

    private final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();
    private final Vertx vertx = Vertx.vertx();
    private final Authenticator authenticator = new Authenticator(
            Accounts.open("a password", new MemorySettingStore(), new MemorySecretStore(), random, clock),
            new Sessions(clock, random));

    @AfterEach
    void close() throws Exception {
        settled(vertx.close());
    }

    private static <T> T settled(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static int status(Decision decision) {
        return ((Decision.Refused) decision).status();
    }

    @Test
    void whoFindsNoPlaceIsTurnedAwayAtOnceAndFindsOneLater() throws Exception {
        PasswordDesk desk = new PasswordDesk(authenticator, vertx, 0);
        assertThat(desk.check(GUESS).isComplete()).isTrue();
        assertThat(status(settled(desk.check(GUESS)))).isEqualTo(429);

        PasswordDesk larger = new PasswordDesk(authenticator, vertx, 1);
        assertThat(status(settled(larger.check(GUESS)))).isEqualTo(403);
        assertThat(status(settled(larger.check(GUESS)))).isEqualTo(403);
    }
}
