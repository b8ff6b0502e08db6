package io.tierwall.lab.apiserver;

import java.util.Optional;

/** Knows clients by their authorization header. Thread-safe. */
@FunctionalInterface
interface Authentication {

    /** Nobody when it is nobody's. */
    Optional<User> user(String authorization);
}
