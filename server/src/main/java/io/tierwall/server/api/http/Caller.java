package io.tierwall.server.api.http;

import io.tierwall.server.roles.RoleSet;
import java.util.function.BooleanSupplier;

/**
 * Who sends a request.
 *
 * @param name of the account; empty when nobody asked
 * @param roles what they had when the request came
 * @param permitted whether the account is still there and may still send this
 */
record Caller(String name, RoleSet roles, BooleanSupplier permitted) {

    /** Whoever asks for what is open to everybody. */
    static final Caller ANYBODY = new Caller("", RoleSet.NONE, () -> true);
}
