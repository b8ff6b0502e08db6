package io.tierwall.server.events;

/**
 * Something that has happened.
 *
 * @param id by which a reader says how far it has come
 * @param type what kind of thing
 * @param data JSON on one line
 */
public record Event(String id, String type, String data) {}
