package io.tierwall.lab.apiserver;

import java.util.List;

/**
 * Who asks, and what they may do.
 *
 * @param title what messages call them
 */
record User(String title, List<Grant> grants) {

    private static final List<String> ALL = List.of("*");

    /** May do everything. */
    static final User ADMINISTRATOR = new User("admin", List.of(new Grant(ALL, ALL, ALL)));

    /** May look at everything. */
    static final User READER = new User("reader", List.of(new Grant(List.of("get", "list", "watch"), ALL, ALL)));

    User {
        grants = List.copyOf(grants);
    }

    /** Some verbs for some resources; a star for all. */
    record Grant(List<String> verbs, List<String> groups, List<String> resources) {

        private boolean allows(String verb, String group, String resource) {
            return has(verbs, verb) && has(groups, group) && has(resources, resource);
        }

        private static boolean has(List<String> allowed, String asked) {
            return allowed.contains("*") || allowed.contains(asked);
        }
    }

    boolean may(String verb, String group, String resource) {
        return grants.stream().anyMatch(grant -> grant.allows(verb, group, resource));
    }

    /** Everybody who is known may look at what is no resource, such as what the server serves. */
    boolean mayOutsideOfResources(String verb) {
        return verb.equals("get") || may(verb, "*", "*");
    }
}
