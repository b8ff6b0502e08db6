package io.tierwall.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides who a request is from. A session counts first; a request that shows a password as well is let in by it when
 * the session is of no use, since clients send both. Thread-safe.
 */
public final class Authenticator {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int BAD_SESSION = 98;
    private static final String BASIC = "basic ";

    private final Accounts accounts;
    private final Sessions sessions;

    public Authenticator(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /** Decides on a request. Quick. */
    public Decision decide(Credentials credentials) {
        Optional<Sessions.Session> session =
                credentials.session().flatMap(sessions::use).filter(known -> isCurrent(known.login()));
        if (session.isPresent() && isConfirmed(session.get(), credentials)) {
            return new Decision.Allowed(session.get().login());
        }
        if (credentials.authorization().isPresent()) {
            return byPassword(credentials.authorization().get());
        }
        if (session.isPresent()) {
            return refused(
                    FORBIDDEN,
                    BAD_SESSION,
                    "The X-XSRF-TOKEN header does not belong to the session. Send the one that came with it.");
        }
        return credentials.session().isPresent()
                ? refused(FORBIDDEN, BAD_SESSION, "The session has ended. Create one by POST /api/session/create.")
                : refused(
                        UNAUTHORIZED,
                        UNAUTHORIZED,
                        "Nobody is logged in. Send an Authorization header, or create a session.");
    }

    /** Whether the account of a login is still there, and has still the password that was shown. */
    public boolean isCurrent(Login login) {
        return accounts.isCurrent(login);
    }

    private static boolean isConfirmed(Sessions.Session session, Credentials credentials) {
        return !credentials.changes()
                || credentials
                        .token()
                        .filter(token -> isEqual(token, session.token()))
                        .isPresent();
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private Decision byPassword(String authorization) {
        return nameAndPassword(authorization)
                .map(pair -> byPassword(pair[0], pair[1]))
                .orElseGet(() -> wrongPassword("The Authorization header is not one of the Basic scheme."));
    }

    /** Decides on a name and a password, unless that would be slow. */
    public Decision byPassword(String name, String password) {
        return accounts.recognize(name, password)
                .<Decision>map(Decision.Allowed::new)
                .orElseGet(() -> new Decision.Unsettled(name, password));
    }

    /** Decides on a name and a password that nobody has shown before. Slow, whether right or wrong. */
    public Decision check(Decision.Unsettled unsettled) {
        return accounts.verify(unsettled.name(), unsettled.password())
                .<Decision>map(Decision.Allowed::new)
                .orElseGet(() -> wrongPassword("The credentials were incorrect or the account has been locked."));
    }

    private static Optional<String[]> nameAndPassword(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return pair.length == 2 ? Optional.of(pair) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Decision refused(int status, int errorCode, String sentence) {
        return new Decision.Refused(status, errorCode, sentence, false);
    }

    /** NSX answers 403 here, not 401. */
    private static Decision wrongPassword(String sentence) {
        return new Decision.Refused(FORBIDDEN, FORBIDDEN, sentence, true);
    }
}
