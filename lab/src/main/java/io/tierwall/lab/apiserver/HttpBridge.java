package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.lab.objects.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between the HTTP server and those who answer: who may come in, what is read, what is written, what becomes of
 * failures.
 */
final class HttpBridge extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(HttpBridge.class);
    private static final int LARGEST_BODY = 3 * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Answering answering;
    private final Authentication authentication;
    private final OpenWatches watches;
    private final WatchSockets sockets;
    private final Holds holds;

    HttpBridge(
            Answering answering,
            Authentication authentication,
            OpenWatches watches,
            WatchSockets sockets,
            Holds holds) {
        this.answering = answering;
        this.authentication = authentication;
        this.watches = watches;
        this.sockets = sockets;
        this.holds = holds;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answer answer = answer(request);
        switch (answer) {
            case Answer.Document document -> send(response, callback, document);
            case Answer.Text text ->
                write(response, callback, 200, "text/plain", text.text().getBytes(StandardCharsets.UTF_8));
            case Answer.Bytes bytes -> {
                byte[] content = new byte[bytes.content().remaining()];
                bytes.content().duplicate().get(content);
                write(response, callback, 200, bytes.contentType(), content);
            }
            case Answer.Stream stream -> follow(stream, request, response, callback);
            case Answer.Disturbed(Fate.Disturbance disturbance) -> disturb(disturbance, request, response, callback);
        }
        return true;
    }

    private void follow(Answer.Stream stream, Request request, Response response, Callback callback) {
        if (WatchSockets.wanted(request)) {
            sockets.open(stream, request, response, callback);
        } else {
            watches.run(stream, new HttpChannel(request, response, callback));
        }
    }

    private void disturb(Fate.Disturbance disturbance, Request request, Response response, Callback callback) {
        switch (disturbance) {
            case Fate.Refused(ApiException why, Optional<Duration> retryAfter) -> {
                retryAfter.ifPresent(
                        wait -> response.getHeaders().put(HttpHeader.RETRY_AFTER, Long.toString(wait.toSeconds())));
                write(response, callback, why.code(), "application/json", bytes(Documents.failure(why)));
            }
            case Fate.Expired _ -> send(response, callback, failure(Interference.expired()));
            // Of a truncated or restored answer there is one, which nobody gives instead.
            case Fate.Cut _, Fate.Truncated _, Fate.Restored _ -> cut(request, callback);
            case Fate.Silent(CompletableFuture<?> until, Duration longest) -> {
                request.addIdleTimeoutListener(_ -> false);
                holds.until(until, longest);
                cut(request, callback);
            }
        }
    }

    /** Without an end that a client could take for one. */
    static void cut(Request request, Callback callback) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new EofException("the connection is cut on purpose"));
    }

    private Answer answer(Request request) {
        try {
            Answer answer = answering.handle(read(user(request), request));
            return answer instanceof Answer.Stream
                    ? watches.admit().<Answer>map(Answer.Disturbed::new).orElse(answer)
                    : answer;
        } catch (ApiException refused) {
            return failure(refused);
        } catch (IOException broken) {
            return failure(ApiException.badRequest("the body of the request did not arrive: " + broken.getMessage()));
        } catch (RuntimeException unforeseen) {
            LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), unforeseen);
            return failure(ApiException.internal("Internal error occurred: " + unforeseen.getMessage()));
        }
    }

    /** Who asks; a browser's web socket can set no header, so it says its token among its sub-protocols. */
    private User user(Request request) {
        String said = header(request, HttpHeader.AUTHORIZATION);
        return (said.isEmpty() && WatchSockets.wanted(request)
                        ? SubProtocols.of(request).token().flatMap(text -> authentication.user("Bearer " + text))
                        : authentication.user(said))
                .orElseThrow(ApiException::unauthorized);
    }

    private static ApiRequest read(User user, Request request) throws IOException {
        String query = request.getHttpURI().getQuery();
        return new ApiRequest(
                user,
                request.getMethod(),
                Request.getPathInContext(request),
                Query.parse(query == null ? "" : query),
                String.join(",", request.getHeaders().getValuesList(HttpHeader.ACCEPT)),
                header(request, HttpHeader.CONTENT_TYPE),
                header(request, HttpHeader.USER_AGENT),
                body(request));
    }

    private static Body body(Request request) throws IOException {
        String encoding = header(request, HttpHeader.CONTENT_ENCODING);
        if (!encoding.isEmpty() && !encoding.equals("identity")) {
            throw ApiException.unsupported("the body of the request is encoded: " + encoding);
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] bytes = in.readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                letFinish(in);
                throw ApiException.tooLarge(LARGEST_BODY);
            }
            return new Body(bytes);
        }
    }

    /** A connection that is closed while its client still sends is reset, often before the client has read why. */
    private static void letFinish(InputStream in) throws IOException {
        long left = LARGEST_BODY;
        byte[] waste = new byte[64 * 1024];
        for (int read = in.read(waste); read >= 0 && left > 0; read = in.read(waste)) {
            left -= read;
        }
    }

    private static String header(Request request, HttpHeader header) {
        String value = request.getHeaders().get(header);
        return value == null ? "" : value;
    }

    private static Answer.Document failure(ApiException failure) {
        return Answer.of(failure.code(), Documents.failure(failure));
    }

    static void send(Response response, Callback callback, Answer.Document document) {
        if (document.code() == 413) {
            // What is left of the body is not worth reading.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        if (document.code() == 429) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        document.warnings().forEach(warning -> response.getHeaders().add("Warning", warning));
        write(response, callback, document.code(), document.contentType(), bytes(document.body()));
    }

    static byte[] bytes(JsonNode document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree that cannot be written", impossible);
        }
    }

    private static void write(Response response, Callback callback, int code, String type, byte[] body) {
        response.setStatus(code);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
