package io.tierwall.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.server.testing.MemorySecretStore;
import io.tierwall.server.testing.MemorySettingStore;
import io.tierwall.server.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is let in. */
final class AuthenticatorTest {

    private static final String PASSWORD = "correct: horse";
    private static final Login ADMIN = new Login("admin", Credential.none());

    private final TestClock clock = new TestClock();
    private final Sessions sessions = new Sessions(clock, new SecureRandom());
    private final MemorySettingStore settings = new MemorySettingStore();
    private final MemorySecretStore secrets = new MemorySecretStore();
    private final Accounts accounts = Accounts.open(PASSWORD, settings, secrets, new SecureRandom(), clock);
    private final Authenticator authenticator = new Authenticator(accounts, sessions);

    private static Account account(int id, String name) {
        return new Account(id, name, name, 0, 0, Instant.EPOCH);
    }

    private Decision settled(Decision decision) {
        return decision instanceof Decision.Unsettled unsettled ? authenticator.check(unsettled) : decision;
    }

    private Login loggedIn(String name, String password) {
        Decision decision = settled(authenticator.byPassword(name, password));
        return ((Decision.Allowed) decision).login();
    }

    private boolean letsIn(Sessions.Session session) {
        return decide(Optional.empty(), Optional.of(session.id()), Optional.of(session.token()))
                instanceof Decision.Allowed;
    }

    private static void isAllowed(Decision decision, String user) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Allowed.class,
                        allowed -> assertThat(allowed.login().user()).isEqualTo(user));
    }

    private static Optional<String> basic(String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private Decision decide(Optional<String> authorization, Optional<String> session, Optional<String> token) {
        return authenticator.decide(new Credentials(authorization, session, token, true));
    }

    @Test
    void passwordWithAColonIsTakenWhole() {
        isAllowed(decide(basic("admin", PASSWORD), Optional.empty(), Optional.empty()), "admin");
    }

    @Test
    void otherNamesAndPasswordsAreRefusedAlike() {
        Decision name = settled(decide(basic("root", PASSWORD), Optional.empty(), Optional.empty()));
        Decision password = settled(decide(basic("admin", "correct"), Optional.empty(), Optional.empty()));

        assertThat(name).isEqualTo(password).isInstanceOf(Decision.Refused.class);
        assertThat(authenticator.byPassword("root", PASSWORD)).isInstanceOf(Decision.Unsettled.class);
        assertThat(authenticator.byPassword("admin", "correct")).isInstanceOf(Decision.Unsettled.class);
    }

    @Test
    void sessionEndsWhenItIsNotUsedForHalfAnHour() {
        Sessions.Session session = sessions.create(loggedIn("admin", PASSWORD));
        Optional<String> id = Optional.of(session.id());
        Optional<String> token = Optional.of(session.token());

        clock.passes(Duration.ofMinutes(29));
        isAllowed(decide(Optional.empty(), id, token), "admin");
        clock.passes(Duration.ofMinutes(29));
        isAllowed(decide(Optional.empty(), id, token), "admin");
        clock.passes(Duration.ofMinutes(31));
        assertThat(decide(Optional.empty(), id, token))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.errorCode()).isEqualTo(98));
    }

    @Test
    void sessionsAreBoundedAndTheOneUnusedForLongestEnds() {
        Sessions.Session first = sessions.create(ADMIN);
        Sessions.Session second = sessions.create(ADMIN);
        for (int i = 0; i < Sessions.MOST - 2; i++) {
            sessions.create(ADMIN);
        }
        sessions.use(first.id());

        sessions.create(ADMIN);

        assertThat(sessions.use(first.id())).isPresent();
        assertThat(sessions.use(second.id())).isEmpty();
    }

    @Test
    void passwordIsCheckedSlowlyOnlyOnce() {
        Account bob = account(10_001, "bob");
        accounts.put(bob);
        accounts.setPassword(bob, "a password of bob's");

        Decision first = authenticator.byPassword("bob", "a password of bob's");
        isAllowed(settled(first), "bob");

        assertThat(first).isInstanceOf(Decision.Unsettled.class);
        isAllowed(authenticator.byPassword("bob", "a password of bob's"), "bob");
        assertThat(authenticator.byPassword("bob", "another")).isInstanceOf(Decision.Unsettled.class);
    }

    @Test
    void accountWithoutAPasswordLetsNobodyIn() {
        accounts.put(account(10_001, "bob"));

        assertThat(settled(authenticator.byPassword("bob", ""))).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void sessionEndsWithItsAccountAndWithItsPassword() {
        Account bob = account(10_001, "bob");
        accounts.put(bob);
        accounts.setPassword(bob, "a password of bob's");
        Sessions.Session before = sessions.create(loggedIn("bob", "a password of bob's"));
        assertThat(letsIn(before)).isTrue();

        accounts.put(new Account(10_001, "bob", "Bob", 1, 1, Instant.EPOCH));
        assertThat(letsIn(before)).isTrue();
        accounts.setPassword(bob, "a password of bob's");
        assertThat(letsIn(before)).isFalse();
        Sessions.Session after = sessions.create(loggedIn("bob", "a password of bob's"));
        assertThat(letsIn(after)).isTrue();
        accounts.remove(bob);
        assertThat(letsIn(after)).isFalse();
        accounts.put(bob);
        accounts.setPassword(bob, "a password of bob's");
        assertThat(letsIn(after)).isFalse();
    }

    @Test
    void passwordOutlivesTheProcessAsAHashOnly() {
        Account bob = account(10_001, "bob");
        accounts.put(bob);
        accounts.setPassword(bob, "a password of bob's");

        Accounts again = Accounts.open(PASSWORD, settings, secrets, new SecureRandom(), clock);

        assertThat(again.hasPassword(bob, "a password of bob's")).isTrue();
        assertThat(again.hasPassword(bob, "a password of alice's")).isFalse();
        assertThat(again.find("bob").orElseThrow().passwordChanged()).isEqualTo(clock.instant());
        assertThat(secrets.text() + settings.list("")).contains("PBKDF2").doesNotContain("a password of bob's");
    }

    @Test
    void accountWhosePasswordCannotBeReadLetsNobodyIn() {
        Account bob = account(10_001, "bob");
        accounts.put(bob);
        secrets.put("account/bob", new byte[] {1});

        Accounts again = Accounts.open(PASSWORD, settings, secrets, new SecureRandom(), clock);

        assertThat(again.find("bob")).isPresent();
        assertThat(again.isActive(bob)).isFalse();
    }

    @Test
    void secretsDoNotShowInText() {
        assertThat(new Decision.Unsettled("bob", "secret").toString()).doesNotContain("secret");
        Sessions.Session session = sessions.create(ADMIN);

        assertThat(session.toString()).doesNotContain(session.id(), session.token());
        assertThat(new Credentials(basic("admin", PASSWORD), Optional.of("id"), Optional.of("token"), true).toString())
                .isEqualTo("Credentials");
    }
}
