package io.tierwall.server.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Reads a stream of server-sent events. */
public final class EventReader implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    /** One event. */
    public record Received(String id, String type, String data) {

        public JsonNode json(ObjectMapper mapper) {
            try {
                return mapper.readTree(data);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("not JSON: " + data, e);
            }
        }
    }

    private EventReader(HttpResponse<InputStream> response) {
        this.response = response;
    }

    /** Begins to read, unless there is only an error. */
    public void start() {
        if (response.statusCode() == 200) {
            Thread.ofVirtual().name("events").start(this::read);
        }
    }

    public static EventReader open(Client client, String path, Optional<String> last) {
        Client asking = client.with("Accept", "text/event-stream");
        EventReader reader =
                new EventReader(last.map(id -> asking.with("Last-Event-ID", id)).orElse(asking).stream(path));
        reader.start();
        return reader;
    }

    /** One that does not read until it is started. */
    public static EventReader idle(Client client, String path) {
        return new EventReader(client.stream(path));
    }

    /** Waits until another stream can be had. */
    public static void awaitFree(Client client, String path) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try (EventReader reader = open(client, path, Optional.empty())) {
                if (reader.status() == 200) {
                    return;
                }
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no stream has ended");
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    public int status() {
        return response.statusCode();
    }

    /** The body of an error. */
    public String text() throws IOException {
        return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = "";
            String type = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    type = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data = line.substring(5).strip();
                } else if (line.isEmpty() && !data.isEmpty()) {
                    received.add(new Received(id, type, data));
                    data = "";
                }
            }
            received.add(new Received("", "end", ""));
        } catch (IOException closed) {
            received.add(new Received("", "end", String.valueOf(closed.getMessage())));
        }
    }

    /** Waits for the next event. */
    public Received next() throws InterruptedException {
        Received next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no event came");
        }
        return next;
    }

    /** Waits for an event of a kind and passes over all others. */
    public Received await(Predicate<Received> wanted) throws InterruptedException {
        Received next = next();
        while (!wanted.test(next)) {
            next = next();
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
