package io.tierwall.lab.apiserver;

import java.util.Optional;

/**
 * Decides what becomes of requests before anybody answers them. Asked by many threads at once; must not block. Requests
 * to extensions are none of its business.
 */
public interface RequestFilter {

    /** Lets everything through. */
    RequestFilter NONE = new RequestFilter() {
        @Override
        public Fate before(RequestInfo request) {
            return Fate.UNDISTURBED;
        }

        @Override
        public Optional<Fate.Disturbance> during(RequestInfo watch) {
            return Optional.empty();
        }
    };

    /** What becomes of a request that has just arrived. */
    Fate before(RequestInfo request);

    /** What becomes of a watch that has been open for a while; nothing when it goes on. */
    Optional<Fate.Disturbance> during(RequestInfo watch);
}
