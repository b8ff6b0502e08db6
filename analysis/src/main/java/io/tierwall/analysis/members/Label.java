package io.tierwall.analysis.members;

import org.jspecify.annotations.Nullable;

/** A label as something has it. */
record Label(String key, String value) {

    /** Written out: each change of a label looks up a dozen of these, and what a record brings takes twice as long. */
    @Override
    public int hashCode() {
        return 31 * key.hashCode() + value.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Label(String otherKey, String otherValue)
                && value.equals(otherValue)
                && key.equals(otherKey);
    }
}
