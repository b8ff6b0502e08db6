package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * What a client offers to speak on a web socket. One of the offers may be a token in disguise; a server never accepts
 * that one, so there has to be another.
 */
record SubProtocols(List<String> offered) {

    private static final String HEADER = "Sec-WebSocket-Protocol";
    private static final String TOKEN = "base64url.bearer.authorization.k8s.io.";

    SubProtocols {
        offered = List.copyOf(offered);
    }

    static SubProtocols of(Request request) {
        return new SubProtocols(request.getHeaders().getValuesList(HEADER).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(protocol -> !protocol.isEmpty())
                .toList());
    }

    /**
     * The token among them.
     *
     * @throws ApiException 401 when there are several, when it cannot be read, or when nothing else is offered
     */
    Optional<String> token() {
        List<String> tokens = offered.stream()
                .filter(protocol -> protocol.startsWith(TOKEN))
                .map(protocol -> protocol.substring(TOKEN.length()))
                .toList();
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        if (tokens.size() > 1 || accepted().isEmpty()) {
            throw ApiException.unauthorized();
        }
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(tokens.getFirst()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            throw ApiException.unauthorized();
        }
    }

    /** The one to speak: the first that is no token. */
    Optional<String> accepted() {
        return offered.stream().filter(protocol -> !protocol.startsWith(TOKEN)).findFirst();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return accepted().orElse("(none)");
    }
}
