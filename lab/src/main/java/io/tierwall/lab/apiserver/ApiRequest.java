package io.tierwall.lab.apiserver;

import java.util.Locale;

/**
 * What a client asks for, with nothing of the HTTP server in it.
 *
 * @param accept empty when the client does not say
 * @param contentType empty when the client does not say
 */
record ApiRequest(
        User user,
        String method,
        String path,
        Query query,
        String accept,
        String contentType,
        String userAgent,
        Body body) {

    /** The type of the body without its parameters. */
    String mediaType() {
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
