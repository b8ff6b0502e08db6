package io.tierwall.lab.network;

import io.tierwall.lab.network.PolicyLogRecord.Repeats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes allowed connections at once, and gathers equal records of everything else for a second. Thread-safe. Somebody
 * has to say from time to time how late it is.
 */
public final class GatheringLog {

    private static final Duration GATHERING = Duration.ofSeconds(1);
    private static final int MOST = 4_096;

    private final PolicyLog log;
    private final Map<String, Gathered> waiting = new LinkedHashMap<>();

    private record Gathered(PolicyLogRecord first, int packets) {

        Gathered oneMore() {
            return new Gathered(first, packets + 1);
        }
    }

    public GatheringLog(PolicyLog log) {
        this.log = log;
    }

    /** Takes a record of one packet. */
    public synchronized void add(PolicyLogRecord logged) {
        if (!logged.isGathered()) {
            log.write(logged);
            return;
        }
        String key = logged.node() + " " + logged.message();
        Gathered before = waiting.get(key);
        if (before == null && waiting.size() >= MOST) {
            writeAll(logged.time()); // A second with that many different ones is not worth more memory.
        }
        waiting.put(key, before == null ? new Gathered(logged, 1) : before.oneMore());
    }

    /** Writes what was gathered for long enough. */
    public synchronized void flush(Instant now) {
        Instant before = now.minus(GATHERING);
        List<String> due = new ArrayList<>();
        waiting.forEach((key, gathered) -> {
            if (!gathered.first().time().isAfter(before)) {
                due.add(key);
            }
        });
        due.forEach(key -> write(waiting.remove(key), now));
    }

    private void writeAll(Instant now) {
        waiting.values().forEach(gathered -> write(gathered, now));
        waiting.clear();
    }

    private void write(Gathered gathered, Instant now) {
        Duration within = Duration.between(gathered.first().time(), now);
        log.write(gathered.first().gathered(now, new Repeats(gathered.packets(), within)));
    }

    /** Writes all that waits. */
    public synchronized void close(Instant now) {
        writeAll(now);
    }
}
