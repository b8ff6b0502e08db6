package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A watch on a web socket, told by a thread of its own. What the client sends is ignored, pings aside. */
final class WatchSocket implements FrameHandler, WatchChannel {

    private static final Logger LOG = LoggerFactory.getLogger(WatchSocket.class);

    /** A reader that takes nothing for so long is given up, as one of a plain answer is. */
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(30);

    private final Answer.Stream watch;
    private final OpenWatches watches;
    private final ThreadFactory threads;
    private final EndPoint endPoint;
    private final AtomicBoolean placeTaken = new AtomicBoolean();
    private volatile @Nullable CoreSession session;
    private volatile @Nullable Thread thread;
    private volatile boolean silent;

    WatchSocket(Answer.Stream watch, OpenWatches watches, ThreadFactory threads, ConnectionMetaData connection) {
        this.watch = watch;
        this.watches = watches;
        this.threads = threads;
        this.endPoint = connection.getConnection().getEndPoint();
    }

    /** Gives the watch's place back, unless the watch has begun and does so itself. */
    void leave() {
        if (placeTaken.compareAndSet(false, true)) {
            watches.leave();
        }
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        callback.succeeded();
        opened.demand();
        if (placeTaken.compareAndSet(false, true)) {
            Thread told = threads.newThread(() -> watches.run(watch, this));
            thread = told;
            told.start();
        }
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        if (silent) {
            return; // Nobody is there, so nobody acknowledges anything, not even the end.
        }
        if (frame.getOpCode() == OpCode.PING) {
            session().sendFrame(new Frame(OpCode.PONG, BufferUtil.copy(frame.getPayload())), Callback.NOOP, false);
        }
        callback.succeeded();
        session().demand();
    }

    @Override
    public void onError(Throwable why, Callback callback) {
        LOG.debug("the web socket of a watch broke", why);
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        leave();
        Thread told = thread;
        if (told != null) {
            told.interrupt();
        }
        callback.succeeded();
    }

    @Override
    public void begin() {
        // It has begun, or there would be no session.
    }

    @Override
    public void send(JsonNode event) throws IOException {
        send(ByteBuffer.wrap(HttpBridge.bytes(event)));
    }

    @Override
    public void sendHalf(JsonNode event) throws IOException {
        byte[] whole = HttpBridge.bytes(event);
        send(ByteBuffer.wrap(whole, 0, whole.length / 2));
    }

    private void send(ByteBuffer text) throws IOException {
        await(sent -> session().sendFrame(new Frame(OpCode.TEXT, text), sent, true));
    }

    @Override
    public void flush() throws IOException {
        await(session()::flush);
    }

    private static void await(Consumer<Callback> action) throws IOException {
        try (Blocker.Callback done = Blocker.callback()) {
            action.accept(done);
            done.block(LONGEST_WRITE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IOException("the reader takes nothing", slow);
        }
    }

    @Override
    public void ended() {
        session().close(CloseStatus.NORMAL, "", Callback.NOOP);
    }

    @Override
    public void failed(Throwable why) {
        LOG.debug("a watch on a web socket ends early", why);
        session().abort();
    }

    @Override
    public void cut() {
        endPoint.close();
    }

    @Override
    public void silence() {
        silent = true;
    }

    private CoreSession session() {
        return Objects.requireNonNull(session, "used before it was opened");
    }
}
