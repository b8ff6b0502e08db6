package io.tierwall.server.auth;

import java.time.Instant;

/**
 * An account of this manager.
 *
 * @param id a number, as NSX has it
 * @param name what its owner logs in with; never changes
 * @param fullName whose it is, for people
 * @param changeFrequency days after which NSX wants another password; kept for those who ask, and not enforced
 * @param changeWarning days before that on which NSX reminds; kept in the same way
 * @param passwordChanged when the password was set
 */
public record Account(
        int id, String name, String fullName, int changeFrequency, int changeWarning, Instant passwordChanged) {

    /** The account that is always there. */
    public static final String ADMIN = "admin";

    /** Its id, which is NSX's. */
    public static final int ADMIN_ID = 10_000;

    /** Whether this is the account that is always there. */
    public boolean isAdmin() {
        return name.equals(ADMIN);
    }

    Account withPasswordChanged(Instant now) {
        return new Account(id, name, fullName, changeFrequency, changeWarning, now);
    }
}
