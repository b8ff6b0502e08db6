package io.tierwall.server.auth;

/**
 * Somebody who has shown a password.
 *
 * @param user the account's name
 * @param credential what the password was compared with
 */
public record Login(String user, Credential credential) {}
