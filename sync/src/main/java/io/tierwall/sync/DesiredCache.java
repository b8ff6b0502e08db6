package io.tierwall.sync;

import io.tierwall.antrea.render.DesiredState;
import io.tierwall.sync.plan.DesiredObjects;
import java.util.Optional;

/** Keeps the trees of the latest desired state, which is asked for at each question. Thread-safe. */
final class DesiredCache {

    private final DesiredStates states;
    private volatile Optional<Kept> kept = Optional.empty();

    private record Kept(DesiredState state, DesiredObjects objects) {

        /** Whether it is the very value: one that is equal would have to be compared object by object. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(DesiredState other) {
            return state == other;
        }
    }

    DesiredCache(DesiredStates states) {
        this.states = states;
    }

    DesiredObjects current() {
        DesiredState state = states.current();
        Optional<Kept> known = kept.filter(one -> one.isOf(state));
        if (known.isPresent()) {
            return known.get().objects();
        }
        DesiredObjects objects = DesiredObjects.of(state);
        kept = Optional.of(new Kept(state, objects));
        return objects;
    }
}
