package io.tierwall.lab.apiserver.fields;

import java.time.Instant;

/**
 * Who writes, and how.
 *
 * @param manager the name of the field manager
 * @param applies whether it applies a configuration, rather than updates
 * @param apiVersion the version in which it speaks of the object
 * @param subresource empty for the object itself
 * @param time when, in whole seconds
 */
public record Writer(String manager, boolean applies, String apiVersion, String subresource, Instant time) {

    /** The same writer as one who updates. */
    Writer updating(String other) {
        return new Writer(other, false, apiVersion, subresource, time);
    }
}
