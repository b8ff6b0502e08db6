package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ApiException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration.ConfigurationCustomizer;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.exception.WebSocketException;
import org.eclipse.jetty.websocket.core.server.Handshaker;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens web sockets for watches whose clients ask for one: a text frame for each event. */
final class WatchSockets {

    private static final Logger LOG = LoggerFactory.getLogger(WatchSockets.class);

    /** More than any event has, so that none is sent in pieces. */
    private static final long LARGEST_FRAME = 16L * 1024 * 1024;

    private final Handshaker handshaker = Handshaker.newInstance();
    private final WebSocketComponents components;
    private final OpenWatches watches;
    private final ThreadFactory threads;

    /** @param threads each watch has one */
    WatchSockets(WebSocketComponents components, OpenWatches watches, ThreadFactory threads) {
        this.components = components;
        this.watches = watches;
        this.threads = threads;
    }

    /** Whether a client asks for a web socket. */
    static boolean wanted(Request request) {
        String upgrade = request.getHeaders().get(HttpHeader.UPGRADE);
        return "websocket".equalsIgnoreCase(upgrade);
    }

    /** Answers with a web socket that has the events; takes over the place that the watch was given. */
    void open(Answer.Stream watch, Request request, Response response, Callback callback) {
        WatchSocket socket = new WatchSocket(watch, watches, threads, request.getConnectionMetaData());
        if (!upgraded(socket, request, response, callback)) {
            socket.leave();
            HttpBridge.send(
                    response,
                    callback,
                    Answer.of(
                            400,
                            Documents.failure(ApiException.badRequest("the request to open a web socket is broken"))));
        }
    }

    private boolean upgraded(WatchSocket socket, Request request, Response response, Callback callback) {
        WebSocketNegotiator negotiator = (_, answer, _) -> {
            SubProtocols.of(request).accepted().ifPresent(answer::setAcceptedSubProtocol);
            return socket;
        };
        ConfigurationCustomizer settings = new ConfigurationCustomizer();
        // A watch may have nothing to tell for long.
        settings.setIdleTimeout(Duration.ZERO);
        settings.setMaxFrameSize(LARGEST_FRAME);
        try {
            return handshaker.upgradeRequest(negotiator, request, response, callback, components, settings);
        } catch (WebSocketException broken) {
            LOG.debug("a web socket cannot be opened", broken);
            return false;
        }
    }
}
