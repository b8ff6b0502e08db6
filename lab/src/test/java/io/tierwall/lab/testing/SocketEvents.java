package io.tierwall.lab.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The events of a watch on a web socket, as they come. */
public final class SocketEvents implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;

    /** What a client is told when no close came. */
    private static final int ABNORMAL = 1006;

    /** A server that does not open a web socket, and what it says instead. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int code;

        Refused(int code) {
            super("refused with " + code);
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    private static final class Listener implements WebSocket.Listener {

        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final BlockingQueue<Boolean> pongs = new LinkedBlockingQueue<>();
        private final CompletableFuture<String> end = new CompletableFuture<>();
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                messages.add(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
            pongs.add(true);
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            end.complete(code == ABNORMAL ? "broken" : "closed " + code);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable why) {
            end.complete("broken");
        }
    }

    private final WebSocket socket;
    private final Listener listener;

    private SocketEvents(WebSocket socket, Listener listener) {
        this.socket = socket;
        this.listener = listener;
    }

    static SocketEvents open(WebSocket.Builder builder, URI address) {
        Listener listener = new Listener();
        try {
            return new SocketEvents(builder.buildAsync(address, listener).join(), listener);
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refused) {
                throw new Refused(refused.getResponse().statusCode());
            }
            throw failed;
        }
    }

    /** The next event. */
    public JsonNode next() {
        try {
            String text = listener.messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("no event has come");
            }
            return JSON.readTree(text);
        } catch (JsonProcessingException noEvent) {
            throw new AssertionError(noEvent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** What the next event says in short: its type and the object's name. */
    public String said() {
        JsonNode event = next();
        return event.path("type").asText() + " "
                + event.at("/object/metadata/name").asText();
    }

    /** How it ends: {@code closed} and the code, or {@code broken}. */
    public String end() {
        return listener.end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public boolean isOver() {
        return listener.end.isDone();
    }

    public String subProtocol() {
        return socket.getSubprotocol();
    }

    public void ping() {
        socket.sendPing(ByteBuffer.wrap(new byte[] {1})).join();
    }

    /** Whether a ping is answered. */
    public boolean pong() {
        try {
            return listener.pongs.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) != null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Without waiting for the other side. */
    @Override
    public void close() {
        socket.abort();
    }
}
