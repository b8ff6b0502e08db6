package io.tierwall.server.people;

/**
 * Who a binding gives roles to.
 *
 * @param type what kind of somebody
 * @param name of the account, or what the identity source calls them
 * @param identitySource who knows them, if it is not this manager
 */
public record Principal(Type type, String name, IdentitySource identitySource) {

    /** What kind of somebody; only an account of this manager can log in. */
    public enum Type {
        LOCAL_USER("local_user"),
        REMOTE_USER("remote_user"),
        REMOTE_GROUP("remote_group"),
        PRINCIPAL_IDENTITY("principal_identity");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** NSX's word for it. */
        public String word() {
            return word;
        }
    }

    /**
     * Who knows somebody who is no account of this manager.
     *
     * @param type VIDM, LDAP, OIDC or CSP; empty when nobody said
     * @param id empty when nobody said
     */
    public record IdentitySource(String type, String id) {

        /** This manager itself, or one that nobody named. */
        public static final IdentitySource NONE = new IdentitySource("", "");
    }

    /** The account of this name. */
    public static Principal account(String name) {
        return new Principal(Type.LOCAL_USER, name, IdentitySource.NONE);
    }

    /** Whether this is an account of this manager, there or not. */
    public boolean isAccount() {
        return type == Type.LOCAL_USER;
    }

    /** Whether this is the same somebody: an account is known by its name. */
    boolean isSameAs(Principal other) {
        return type == other.type
                && name.equals(other.name)
                && (isAccount() || identitySource.equals(other.identitySource));
    }

    /** For the log. */
    @Override
    public String toString() {
        return type.word() + " " + name;
    }
}
