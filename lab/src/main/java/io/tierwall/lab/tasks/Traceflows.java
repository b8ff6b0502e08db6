package io.tierwall.lab.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.lab.loop.Reconciler;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.objects.WatchEvent;
import io.tierwall.lab.tasks.TracedPacket.Impossible;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers traces: each is running, then it has succeeded with what was observed, or failed with the reason. Live
 * traffic is awaited in vain until its time is over, because the lab does not look into packets.
 */
public final class Traceflows implements Reconciler {

    private static final Duration REST = Duration.ofSeconds(10);
    private static final int DEFAULT_TIMEOUT_SECONDS = 20;

    /** Nobody shall take this for more than it is. */
    private static final String NO_PACKET = "computed from the rules in force: the lab sends no packet";

    /** What marks a packet in the data plane: 7, 11, up to 59; so many traces can run at a time. */
    private static final List<Integer> TAGS =
            IntStream.iterate(7, tag -> tag <= 59, tag -> tag + 4).boxed().toList();

    private final ObjectStore store;
    private final Supplier<ResolvedRules> rules;
    private final Clock clock;

    /** @param rules those in force */
    public Traceflows(ObjectStore store, Supplier<ResolvedRules> rules, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Duration reconcile(List<WatchEvent> events) {
        boolean concerned = events.isEmpty()
                || events.stream().anyMatch(event -> event.type().equals(ResourceTypes.TRACEFLOWS));
        if (concerned) {
            store.list(ResourceTypes.TRACEFLOWS).items().forEach(this::advance);
        }
        return running().map(_ -> Duration.ofSeconds(1)).findAny().orElse(REST);
    }

    private Stream<ObjectNode> running() {
        return store.list(ResourceTypes.TRACEFLOWS).items().stream()
                .filter(flow -> phase(flow).equals("Running"));
    }

    private static String phase(JsonNode flow) {
        return flow.at("/status/phase").asText("");
    }

    private void advance(ObjectNode flow) {
        switch (phase(flow)) {
            case "" -> begin(flow);
            case "Running" -> finish(flow);
            default -> {}
        }
    }

    private void begin(ObjectNode flow) {
        Set<Integer> used =
                running().map(other -> other.at("/status/dataplaneTag").asInt()).collect(Collectors.toSet());
        Optional<Integer> tag =
                TAGS.stream().filter(free -> !used.contains(free)).findFirst();
        if (tag.isEmpty()) {
            write(
                    flow,
                    failed(status(), "there are " + TAGS.size() + " traces running, which is the most there can be"));
            return;
        }
        write(
                flow,
                status().put("phase", "Running")
                        .put(
                                "startTime",
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                        .put("dataplaneTag", tag.get()));
    }

    private void finish(ObjectNode flow) {
        JsonNode spec = flow.path("spec");
        ObjectNode status = ((ObjectNode) flow.path("status")).deepCopy();
        if (spec.path("liveTraffic").asBoolean()) {
            if (isOver(flow)) {
                write(flow, failed(status, "traceflow timeout: no packet was seen"));
            }
            return;
        }
        try {
            TracedPacket packet = TracedPacket.of(spec, store);
            status.set("results", Trace.of(packet, rules.get(), address -> Place.of(store, address), clock.instant()));
            status.remove("dataplaneTag");
            write(flow, status.put("phase", "Succeeded").put("reason", NO_PACKET));
        } catch (Impossible why) {
            write(flow, failed(status, String.valueOf(why.getMessage())));
        }
    }

    private boolean isOver(JsonNode flow) {
        Instant start = Instant.parse(flow.at("/status/startTime").asText());
        long seconds = flow.at("/spec/timeout").asLong(DEFAULT_TIMEOUT_SECONDS);
        return !clock.instant().isBefore(start.plusSeconds(seconds));
    }

    private static ObjectNode status() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode failed(ObjectNode status, String why) {
        status.remove("dataplaneTag");
        return status.put("phase", "Failed").put("reason", why);
    }

    /** Another state of the object is an event, so what is overtaken comes again. */
    private void write(ObjectNode flow, ObjectNode status) {
        ObjectNode next = flow.deepCopy();
        next.set("status", status);
        store.replace(ResourceTypes.TRACEFLOWS, flow, next);
    }
}
