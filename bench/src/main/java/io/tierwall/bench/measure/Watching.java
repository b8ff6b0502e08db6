package io.tierwall.bench.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads the events of a watch on a thread of its own, until it is closed. */
public final class Watching implements AutoCloseable {

    private final InputStream stream;
    private final Thread reader;
    private volatile boolean closed;

    private Watching(String name, InputStream stream, Consumer<String> events) {
        this.stream = stream;
        this.reader = Thread.ofVirtual().name(name).unstarted(() -> read(events));
    }

    /**
     * Opens a watch; the server has answered when this returns.
     *
     * @param name of the thread
     * @param path with {@code watch=true} and where to begin
     * @param events told each line; when the watch ends by itself it is told an empty one, and that is the last
     */
    public static Watching open(String name, ApiClient client, String path, Consumer<String> events)
            throws IOException, InterruptedException {
        Watching watching = new Watching(name, client.open(path), events);
        watching.reader.start();
        return watching;
    }

    private void read(Consumer<String> events) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                events.accept(line);
                line = lines.readLine();
            }
        } catch (IOException ended) {
            if (closed) {
                return;
            }
        }
        if (!closed) {
            events.accept("");
        }
    }

    /** @throws IllegalStateException when it has ended by itself */
    public void requireOpen() {
        if (!reader.isAlive()) {
            throw new IllegalStateException("a watch ended by itself");
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        stream.close();
    }
}
