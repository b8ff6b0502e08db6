package io.tierwall.server.roles;

/** What a role may do with what belongs to a feature; each includes those before it. */
public enum Permission {
    NONE("none"),
    READ("read"),
    CRUD("crud");

    private final String id;

    Permission(String id) {
        this.id = id;
    }

    /** NSX's word for it. */
    public String id() {
        return id;
    }

    /** Whether this is enough where another is needed. */
    public boolean covers(Permission needed) {
        return compareTo(needed) >= 0;
    }
}
