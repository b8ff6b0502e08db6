package io.tierwall.lab.faults;

import io.tierwall.lab.apiserver.Fate;
import io.tierwall.lab.apiserver.Fate.Disturbance;
import io.tierwall.lab.apiserver.RequestFilter;
import io.tierwall.lab.apiserver.RequestInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The faults of one API server, in the order in which they were set: delays add up, and the first that does more
 * decides. One that is over is kept until it is cleared, so that it can be seen how often it struck. Thread-safe.
 */
public final class Faults implements RequestFilter {

    private static final int MOST = 32;

    private final Clock clock;
    private final Map<String, StandingFault> standing = new LinkedHashMap<>();
    private long last;

    public Faults(Clock clock) {
        this.clock = clock;
    }

    /**
     * A fault that was set.
     *
     * @param id by which it can be cleared
     * @param hits how many requests it has struck
     * @param spent whether it is over by itself
     */
    public record Standing(String id, Fault fault, long hits, boolean spent) {}

    /**
     * Sets a fault. Watches that are open are not its business until somebody asks what becomes of them.
     *
     * @return its id
     * @throws IllegalStateException when there are too many
     */
    public synchronized String set(Fault fault) {
        if (standing.size() >= MOST) {
            throw new IllegalStateException("there are " + MOST + " faults already: clear some first");
        }
        String id = "f" + ++last;
        standing.put(id, new StandingFault(fault, clock));
        return id;
    }

    /** What one fault does by itself; nothing when there is none of this id. */
    public synchronized RequestFilter alone(String id) {
        return Optional.<RequestFilter>ofNullable(standing.get(id)).orElse(RequestFilter.NONE);
    }

    /** All, in the order in which they were set. */
    public synchronized List<Standing> list() {
        return standing.entrySet().stream()
                .map(entry -> new Standing(
                        entry.getKey(),
                        entry.getValue().fault(),
                        entry.getValue().hits(),
                        entry.getValue().isSpent()))
                .toList();
    }

    /** Ends a fault, and whatever it keeps waiting; says whether there was one. */
    public synchronized boolean clear(String id) {
        Optional<StandingFault> fault = Optional.ofNullable(standing.remove(id));
        fault.ifPresent(StandingFault::clear);
        return fault.isPresent();
    }

    /** Ends all. */
    public synchronized void clear() {
        standing.values().forEach(StandingFault::clear);
        standing.clear();
    }

    private synchronized List<StandingFault> all() {
        return List.copyOf(standing.values());
    }

    @Override
    public Fate before(RequestInfo request) {
        Duration delay = Duration.ZERO;
        for (StandingFault fault : all()) {
            Fate fate = fault.before(request);
            delay = delay.plus(fate.delay());
            if (fate.disturbance().isPresent()) {
                return new Fate(delay, fate.disturbance());
            }
        }
        return new Fate(delay, Optional.empty());
    }

    @Override
    public Optional<Disturbance> during(RequestInfo watch) {
        return all().stream().flatMap(fault -> fault.during(watch).stream()).findFirst();
    }
}
