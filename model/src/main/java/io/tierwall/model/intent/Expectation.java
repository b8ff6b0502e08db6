package io.tierwall.model.intent;

/** What a client takes for granted about the object that it writes to. */
public sealed interface Expectation {

    /** Nothing: the last writer wins. */
    record None() implements Expectation {}

    /** Nothing has changed since it read this revision. */
    record Revision(int number) implements Expectation {}

    /** The object does not exist. */
    record Absent() implements Expectation {}

    /** The object exists. */
    record Present() implements Expectation {}

    Expectation NONE = new None();
    Expectation ABSENT = new Absent();
    Expectation PRESENT = new Present();
}
