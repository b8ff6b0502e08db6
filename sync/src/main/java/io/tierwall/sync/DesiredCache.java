package io.tierwall.sync;

import io.tierwall.sync.plan.DesiredObjects;
import java.util.Optional;

/**
 * Keeps the trees of the latest desired state, which is asked for at each question; the state itself, which says the
 * same again, is not kept. Thread-safe.
 */
final class DesiredCache {

    private final DesiredStates states;
    private volatile Optional<DesiredObjects> kept = Optional.empty();

    DesiredCache(DesiredStates states) {
        this.states = states;
    }

    DesiredObjects current() {
        return known().orElseGet(this::read);
    }

    private Optional<DesiredObjects> known() {
        long revision = states.revision();
        return kept.filter(objects -> objects.revision() == revision);
    }

    private synchronized DesiredObjects read() {
        Optional<DesiredObjects> meanwhile = known();
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        DesiredObjects objects = states.current();
        kept = Optional.of(objects);
        return objects;
    }
}
