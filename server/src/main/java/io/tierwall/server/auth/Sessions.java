package io.tierwall.server.auth;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is logged in. A session ends when it is not used for a while; of more than there may be, the one that was not
 * used for the longest time ends. Sessions do not outlive the process. Thread-safe.
 */
public final class Sessions {

    /** How long a session lasts without being used. */
    public static final Duration IDLE_TIMEOUT = Duration.ofMinutes(30);

    static final int MOST = 1_000;

    private static final int ID_BYTES = 24;

    private final Clock clock;
    private final SecureRandom random;
    /** By id, the one that was used last at the end. */
    private final Map<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * A session.
     *
     * @param id the secret in the cookie
     * @param token the secret that a request that changes something has to repeat in a header
     */
    public record Session(String id, String token, Login login, Instant lastUsed) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Session[user=" + login.user() + ", lastUsed=" + lastUsed + "]";
        }
    }

    public Sessions(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** Begins one. */
    public synchronized Session create(Login login) {
        removeEnded();
        Session session = new Session(newId(), newToken(), login, clock.instant());
        sessions.put(session.id(), session);
        return session;
    }

    /** The session of this id, unless it ended; it counts as used now. */
    public synchronized Optional<Session> use(String id) {
        Session known = sessions.get(id);
        Instant now = clock.instant();
        if (known == null || hasEnded(known, now)) {
            sessions.remove(id);
            return Optional.empty();
        }
        Session used = new Session(id, known.token(), known.login(), now);
        sessions.put(id, used);
        return Optional.of(used);
    }

    /** Ends one, if it is there. */
    public synchronized void destroy(String id) {
        sessions.remove(id);
    }

    private void removeEnded() {
        Instant now = clock.instant();
        Iterator<Session> oldest = sessions.values().iterator();
        while (oldest.hasNext() && (hasEnded(oldest.next(), now) || sessions.size() >= MOST)) {
            oldest.remove();
        }
    }

    private static boolean hasEnded(Session session, Instant now) {
        return session.lastUsed().plus(IDLE_TIMEOUT).isBefore(now);
    }

    private String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().withUpperCase().formatHex(id);
    }

    private String newToken() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
