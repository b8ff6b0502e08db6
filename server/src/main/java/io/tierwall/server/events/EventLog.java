package io.tierwall.server.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/** The latest events, and who follows them. Ids are of this process: one from before it is not known. Thread-safe. */
public final class EventLog {

    /** So many events are remembered. */
    public static final int REMEMBERED = 1_000;

    /** The event after which a reader has to read everything anew. */
    public static final String RESET = "reset";

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final String process;
    private final Deque<Numbered> history = new ArrayDeque<>();
    /** A reader may leave while it is told something. */
    private final Set<Consumer<Event>> readers = new CopyOnWriteArraySet<>();

    private long last;

    private record Numbered(long number, Event event) {}

    /** @param process differs from that of every other process */
    public EventLog(String process) {
        this.process = process;
    }

    /** Tells everybody. */
    public void append(String type, Object data) {
        String json = write(data);
        synchronized (this) {
            Event event = new Event(id(++last), type, json);
            history.addLast(new Numbered(last, event));
            if (history.size() > REMEMBERED) {
                history.removeFirst();
            }
            readers.forEach(reader -> reader.accept(event));
        }
    }

    /**
     * Hands a reader what it has missed, and from now on everything that happens.
     *
     * @param lastId the last event that it has had; without one, or when too much has happened since, it gets
     *     {@link #RESET} first
     * @param reader called by many threads, one at a time; must not wait
     */
    public synchronized void follow(Optional<String> lastId, Consumer<Event> reader) {
        Optional<Long> from = lastId.flatMap(this::number).filter(this::isRemembered);
        if (from.isEmpty()) {
            reader.accept(new Event(id(last), RESET, write(Map.of("reason", reason(lastId)))));
        }
        from.ifPresent(number -> history.stream()
                .filter(entry -> entry.number() > number)
                .forEach(entry -> reader.accept(entry.event())));
        readers.add(reader);
    }

    /**
     * Tells a reader nothing more. Waits for nobody: whoever hangs up may hold the connection on which somebody else,
     * who holds this log, is just telling.
     */
    public void leave(Consumer<Event> reader) {
        readers.remove(reader);
    }

    private static String reason(Optional<String> lastId) {
        return lastId.isEmpty()
                ? "this is where the stream begins"
                : "the events after " + lastId.get() + " are no longer remembered";
    }

    private boolean isRemembered(long number) {
        long earliest = history.isEmpty() ? last + 1 : history.getFirst().number();
        return number >= earliest - 1 && number <= last;
    }

    private String id(long number) {
        return process + "-" + number;
    }

    private Optional<Long> number(String id) {
        String prefix = process + "-";
        String digits = id.startsWith(prefix) ? id.substring(prefix.length()) : "";
        return digits.matches("\\d{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private static String write(Object data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not something that can be told: " + data.getClass(), e);
        }
    }
}
