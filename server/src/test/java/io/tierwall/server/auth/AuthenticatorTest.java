package io.tierwall.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.server.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is let in. */
final class AuthenticatorTest {

    private static final String PASSWORD = "correct: horse";

    private final TestClock clock = new TestClock();
    private final Sessions sessions = new Sessions(clock, new SecureRandom());
    private final Authenticator authenticator =
            new Authenticator(new AdminAccount(PASSWORD, new SecureRandom()), sessions);

    private static Optional<String> basic(String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private Decision decide(Optional<String> authorization, Optional<String> session, Optional<String> token) {
        return authenticator.decide(new Credentials(authorization, session, token, true));
    }

    @Test
    void passwordWithAColonIsTakenWhole() {
        assertThat(decide(basic("admin", PASSWORD), Optional.empty(), Optional.empty()))
                .isEqualTo(new Decision.Allowed("admin"));
    }

    @Test
    void otherNamesAndPasswordsAreRefusedAlike() {
        Decision name = decide(basic("root", PASSWORD), Optional.empty(), Optional.empty());
        Decision password = decide(basic("admin", "correct"), Optional.empty(), Optional.empty());

        assertThat(name).isEqualTo(password).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void sessionEndsWhenItIsNotUsedForHalfAnHour() {
        Sessions.Session session = sessions.create("admin");
        Optional<String> id = Optional.of(session.id());
        Optional<String> token = Optional.of(session.token());

        clock.passes(Duration.ofMinutes(29));
        assertThat(decide(Optional.empty(), id, token)).isEqualTo(new Decision.Allowed("admin"));
        clock.passes(Duration.ofMinutes(29));
        assertThat(decide(Optional.empty(), id, token)).isEqualTo(new Decision.Allowed("admin"));
        clock.passes(Duration.ofMinutes(31));
        assertThat(decide(Optional.empty(), id, token))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.errorCode()).isEqualTo(98));
    }

    @Test
    void sessionsAreBoundedAndTheOneUnusedForLongestEnds() {
        Sessions.Session first = sessions.create("admin");
        Sessions.Session second = sessions.create("admin");
        for (int i = 0; i < Sessions.MOST - 2; i++) {
            sessions.create("admin");
        }
        sessions.use(first.id());

        sessions.create("admin");

        assertThat(sessions.use(first.id())).isPresent();
        assertThat(sessions.use(second.id())).isEmpty();
    }

    @Test
    void secretsDoNotShowInText() {
        Sessions.Session session = sessions.create("admin");

        assertThat(session.toString()).doesNotContain(session.id(), session.token());
        assertThat(new Credentials(basic("admin", PASSWORD), Optional.of("id"), Optional.of("token"), true).toString())
                .isEqualTo("Credentials");
    }
}
