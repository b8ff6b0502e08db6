package io.tierwall.lab.controller;

/** What the controller finds out about a group. */
sealed interface GroupFinding {

    /** Its members are known. */
    record Computed() implements GroupFinding {}

    /**
     * Its members are not, or not all of them, known.
     *
     * @param reason one word
     * @param message for people
     */
    record Incomplete(String reason, String message) implements GroupFinding {}
}
