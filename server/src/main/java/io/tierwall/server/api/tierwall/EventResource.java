package io.tierwall.server.api.tierwall;

import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.events.Event;
import io.tierwall.server.events.EventLog;
import io.tierwall.server.events.EventStream;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Everything that happens, as it happens. */
@Path("/tierwall/api/v1/events")
@Singleton
public final class EventResource {

    /** So many may listen at a time. */
    static final int MOST_STREAMS = 100;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final EventLog events;
    private final Clock clock;
    private final AtomicInteger open = new AtomicInteger();

    public EventResource(EventLog events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary =
                    "Streams what happens as server-sent events: publish, realization, realized, connection, drift,"
                            + " alarm, guardrail, audit; reset when everything has to be read anew, closed when the stream ends")
    @Parameter(
            name = "Last-Event-ID",
            in = ParameterIn.HEADER,
            description = "the id of the last event that was received; the stream goes on after it")
    @APIResponse(
            responseCode = "200",
            description = "events with an id, a type and JSON; docs/api.md describes each",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public void stream(@Context RoutingContext context, @Context SseEventSink sink, @Context Sse sse) {
        if (open.incrementAndGet() > MOST_STREAMS) {
            open.decrementAndGet();
            throw new ApiException(
                    503, 503, MOST_STREAMS + " streams are open, and there cannot be more. Close one, or try later.");
        }
        Line line = new Line(sink, sse, Call.of(context)::isStillPermitted);
        EventStream stream = new EventStream(line, clock);
        long beats = context.vertx().setPeriodic(HEARTBEAT.toMillis(), _ -> stream.beat());
        line.onClose(() -> {
            context.vertx().cancelTimer(beats);
            events.leave(stream);
            open.decrementAndGet();
        });
        context.addEndHandler(_ -> stream.end());
        Optional<String> last = Optional.ofNullable(context.request().getHeader("Last-Event-ID"))
                .filter(id -> !id.isEmpty());
        events.follow(last, stream);
        if (stream.isEnded()) {
            events.leave(stream); // It hung up while it was let in.
        }
        stream.beat(); // The client learns that it is connected, though nothing has happened yet.
    }

    /** A connection, and what is to be done once when it ends. */
    private static final class Line implements EventStream.Line {

        private final SseEventSink sink;
        private final Sse sse;
        private final BooleanSupplier permitted;
        private volatile Runnable onClose = () -> {};

        Line(SseEventSink sink, Sse sse, BooleanSupplier permitted) {
            this.permitted = permitted;
            this.sink = sink;
            this.sse = sse;
        }

        void onClose(Runnable then) {
            onClose = then;
        }

        @Override
        public CompletionStage<?> send(Event event) {
            return send(sse.newEventBuilder()
                    .id(event.id())
                    .name(event.type())
                    .data(String.class, event.data())
                    .build());
        }

        @Override
        public CompletionStage<?> beat() {
            return send(sse.newEventBuilder().comment("still here").build());
        }

        /** A stream outlives many a password: whoever lost it, or their role, receives nothing more. */
        private CompletionStage<?> send(OutboundSseEvent event) {
            return permitted.getAsBoolean()
                    ? sink.send(event)
                    : CompletableFuture.failedStage(new IllegalStateException("no longer permitted"));
        }

        @Override
        public void close() {
            onClose.run();
            sink.close();
        }
    }
}
