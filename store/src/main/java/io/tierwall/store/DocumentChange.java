package io.tierwall.store;

/** What is done to one path. */
public sealed interface DocumentChange {

    /** The path concerned. */
    String path();

    /** The document at the path is this from now on. */
    record Put(String path, String body) implements DocumentChange {}

    /** There is no document at the path from now on. */
    record Remove(String path) implements DocumentChange {}
}
