package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ApiException;

/** Answers requests. Knows nothing of the HTTP server. Thread-safe. */
@FunctionalInterface
interface Answering {

    /** @throws ApiException when the request is refused */
    Answer handle(ApiRequest request);
}
