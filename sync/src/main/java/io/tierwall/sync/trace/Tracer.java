package io.tierwall.sync.trace;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.render.Ownership;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ResourceApi;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one packet through a cluster: makes a Traceflow, waits for its end and deletes it, whatever happens. What a
 * crash has left behind is deleted before the next one begins. Thread-safe if its parts are.
 */
public final class Tracer {

    private static final Logger LOG = LoggerFactory.getLogger(Tracer.class);
    private static final String COLLECTION = "apis/" + AntreaObject.GROUP + "/" + AntreaObject.VERSION + "/traceflows";
    private static final String OURS =
            COLLECTION + "?labelSelector=" + Ownership.MANAGED_BY + "%3D" + Ownership.TIERWALL + "&limit=100";

    /** How long an answer is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(25);

    /** Older ones are nobody's: whoever made them has given them up long ago, also by a clock that differs a little. */
    static final Duration LEFT_BEHIND = Duration.ofMinutes(5);

    private static final Duration FIRST_LOOK = Duration.ofMillis(150);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int NAME_BYTES = 6;

    private final ResourceApi api;
    private final Clock clock;
    private final RandomGenerator random;
    private final Sleep sleep;

    /** Lets time pass. A boundary: tests have time of their own. */
    @FunctionalInterface
    public interface Sleep {

        void rest(Duration duration) throws InterruptedException;
    }

    /** @param random for names that nobody else has */
    public Tracer(ResourceApi api, Clock clock, RandomGenerator random, Sleep sleep) {
        this.api = api;
        this.clock = clock;
        this.random = random;
        this.sleep = sleep;
    }

    /**
     * Sends a packet and says what became of it. Waits for that, half a minute at most with a cluster that answers.
     *
     * @throws TraceException when none was sent, or nobody answers any more
     */
    public Traced trace(TraceRequest request) throws TraceException, InterruptedException {
        try {
            removeLeftBehind();
            JsonNode made = api.post(COLLECTION, TraceObject.of(request, suffix()));
            try {
                return await(made);
            } finally {
                delete(made);
            }
        } catch (ClusterException e) {
            throw TraceException.of(e);
        }
    }

    private String suffix() {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Traced await(JsonNode made) throws ClusterException, InterruptedException {
        Instant deadline = clock.instant().plus(PATIENCE);
        Duration pause = FIRST_LOOK;
        while (true) {
            sleep.rest(pause);
            Optional<JsonNode> now = find(made);
            if (now.isEmpty()) {
                return Traced.unknown("Somebody has deleted the trace before its end.", List.of(), List.of());
            }
            Optional<Traced> finished = TraceReading.finished(now.get());
            if (finished.isPresent()) {
                return finished.get();
            }
            if (!clock.instant().isBefore(deadline)) {
                return TraceReading.unfinished(now.get());
            }
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
    }

    private Optional<JsonNode> find(JsonNode made) throws ClusterException, InterruptedException {
        try {
            return Optional.of(api.get(path(made)));
        } catch (ClusterException e) {
            if (e.kind() == ClusterException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void removeLeftBehind() throws ClusterException, InterruptedException {
        Instant limit = clock.instant().minus(LEFT_BEHIND);
        for (JsonNode item : api.get(OURS).path("items")) {
            if (TraceObject.isOurs(item) && created(item).isBefore(limit)) {
                delete(item);
            }
        }
    }

    /** One whose time of creation cannot be read is left alone. */
    private static Instant created(JsonNode item) {
        try {
            return Instant.parse(item.at("/metadata/creationTimestamp").asText());
        } catch (DateTimeException unreadable) {
            return Instant.MAX;
        }
    }

    /** What cannot be deleted now is left behind, until the next one begins. */
    private void delete(JsonNode traceflow) throws InterruptedException {
        try {
            api.delete(path(traceflow), traceflow.at("/metadata/uid").asText());
        } catch (ClusterException e) {
            if (e.kind() != ClusterException.Kind.NOT_FOUND) {
                LOG.warn(
                        "{} is left in its cluster until the next proof there begins: {}",
                        name(traceflow),
                        e.message());
            }
        }
    }

    private static String path(JsonNode traceflow) {
        return COLLECTION + "/" + name(traceflow);
    }

    private static String name(JsonNode traceflow) {
        return traceflow.at("/metadata/name").asText();
    }
}
