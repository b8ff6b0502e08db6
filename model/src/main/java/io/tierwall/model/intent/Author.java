package io.tierwall.model.intent;

/**
 * Who writes.
 *
 * @param name what is kept with what changes
 * @param overridesLocks whether policies that others locked may be changed, too
 */
public record Author(String name, boolean overridesLocks) {

    /** Somebody who may change what nobody else locked. */
    public static Author of(String name) {
        return new Author(name, false);
    }
}
