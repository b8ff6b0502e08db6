package io.tierwall.server.people;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What somebody says of an account, new or changed; what is not said stays as it is.
 *
 * @param oldPassword shown with another one, by clients that have it
 * @param changeFrequency in days, from 0 to 9,999
 * @param changeWarning in days, from 0 to 9,999
 */
public record AccountChange(
        Optional<String> name,
        Optional<String> fullName,
        Optional<String> password,
        Optional<String> oldPassword,
        OptionalInt changeFrequency,
        OptionalInt changeWarning) {

    /** Without the passwords. */
    @Override
    public String toString() {
        return "AccountChange[name=" + name + "]";
    }
}
