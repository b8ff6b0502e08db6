package io.tierwall.lab.apiserver;

import java.util.List;

/** Who asks: one who may do everything, or one who may look at everything. */
enum User {
    ADMINISTRATOR("admin"),
    READER("reader");

    private final String title;

    User(String title) {
        this.title = title;
    }

    /** What messages call them. */
    String title() {
        return title;
    }

    /** What they may do with any resource; a star for everything. */
    List<String> verbs() {
        return switch (this) {
            case ADMINISTRATOR -> List.of("*");
            case READER -> List.of("get", "list", "watch");
        };
    }

    boolean may(String verb) {
        return verbs().contains("*") || verbs().contains(verb);
    }
}
