package io.tierwall.sync.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.tierwall.sync.cluster.ClusterException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of one watch, read by the thread that asked for it. The next piece is asked for when one has been taken, so
 * a slow reader slows the server down instead of filling the memory.
 */
final class WatchStream implements AsyncBody.Consumer<List<ByteBuffer>> {

    /** Takes each line. */
    @FunctionalInterface
    interface Lines {
        void accept(JsonNode line) throws ClusterException;
    }

    // One piece is under way at any time, and the end.
    private static final int CAPACITY = 4;
    private static final int LONGEST_LINE = 8 << 20;

    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(CAPACITY);
    private ByteArrayOutputStream line = new ByteArrayOutputStream();

    private sealed interface Piece {

        record Bytes(List<ByteBuffer> buffers) implements Piece {}

        record End(@Nullable Throwable failure) implements Piece {}
    }

    @Override
    public void consume(List<ByteBuffer> buffers, AsyncBody body) {
        pieces.add(new Piece.Bytes(buffers));
    }

    void read(HttpResponse<AsyncBody> response, Duration patience, Runnable opened, Lines lines)
            throws ClusterException, InterruptedException {
        AsyncBody body = response.body();
        var end = body.done().whenComplete((_, failure) -> pieces.add(new Piece.End(failure)));
        try {
            if (response.isSuccessful()) {
                opened.run();
                readLines(body, patience, lines);
            } else {
                readLines(body, patience, refused -> {
                    throw KubernetesHttp.refusal(response, refused);
                });
                throw KubernetesHttp.refusal(response, KubernetesHttp.parse(line.toByteArray()));
            }
        } finally {
            body.cancel();
            end.cancel(false);
        }
    }

    private void readLines(AsyncBody body, Duration patience, Lines lines)
            throws ClusterException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        body.consume();
        while (true) {
            Optional<Piece> piece =
                    Optional.ofNullable(pieces.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
            switch (piece.orElse(null)) {
                case null -> throw new ClusterException(Kind.NO_ANSWER, "a watch did not end when it should have");
                case Piece.Bytes bytes -> {
                    for (ByteBuffer buffer : bytes.buffers()) {
                        split(buffer, lines);
                    }
                    body.consume();
                }
                case Piece.End end when end.failure() != null -> throw KubernetesHttp.noAnswer(end.failure());
                case Piece.End _ -> {
                    return;
                }
            }
        }
    }

    private void split(ByteBuffer buffer, Lines lines) throws ClusterException {
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next != '\n') {
                line.write(next);
            } else if (line.size() > 0) {
                byte[] whole = line.toByteArray();
                // A watch is silent for long: it does not keep the room of its longest line.
                line = new ByteArrayOutputStream();
                lines.accept(KubernetesHttp.read(whole));
            }
            if (line.size() > LONGEST_LINE) {
                throw new ClusterException(Kind.UNAVAILABLE, "a watch sent a line without end");
            }
        }
    }
}
