package io.tierwall.model.policy;

/**
 * Where a policy stands; declared in order of precedence. Each one is a tier in a cluster, except {@link #ETHERNET}.
 */
public enum Category {
    ETHERNET("Ethernet"),
    EMERGENCY("Emergency"),
    INFRASTRUCTURE("Infrastructure"),
    ENVIRONMENT("Environment"),
    APPLICATION("Application");

    private final String title;

    Category(String title) {
        this.title = title;
    }

    /** The name that people read and clients write. */
    public String title() {
        return title;
    }
}
