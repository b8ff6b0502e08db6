package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ApiException;
import java.net.URI;
import java.util.Optional;

/** Serves one extension and nothing else, as API servers are served: HTTPS on this machine only, behind a token. */
public final class ExtensionServer implements AutoCloseable {

    private final LoopbackServer server;

    private ExtensionServer(LoopbackServer server) {
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param port 0 for any that is free
     * @throws IllegalStateException when it cannot start
     */
    public static ExtensionServer start(Identity identity, Extension extension, int port) {
        Answering answering = request -> {
            Access.check(request);
            if (!request.path().startsWith(extension.prefix())) {
                throw ApiException.noSuchResource();
            }
            return Answer.ok(extension.handle(
                    request.method(), request.path(), request.body().json()));
        };
        return new ExtensionServer(LoopbackServer.start(identity, _ -> Optional.empty(), answering, new Holds(), port));
    }

    /** Where it serves. */
    public URI address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
