package io.tierwall.lab.controller;

/** An object as the controller understands it, or why it does not. */
sealed interface Reading<T> {

    record Understood<T>(T object) implements Reading<T> {}

    /** @param why for people */
    record NotUnderstood<T>(String why) implements Reading<T> {}
}
