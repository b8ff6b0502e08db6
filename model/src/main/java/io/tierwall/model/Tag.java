package io.tierwall.model;

/**
 * A label that people put on an object of the intent. It selects nothing.
 *
 * @param scope at most 128 characters, may be empty
 * @param tag at most 256 characters, may be empty
 */
public record Tag(String scope, String tag) {}
