package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ObjectStore.Listing;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.Watch;
import io.tierwall.lab.objects.WatchEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The events of one watch: what is there, if wanted, then what happens, until its time is over. Objects that enter the
 * selection are added, those that leave it deleted.
 */
final class WatchStream {

    /** Sooner than the server closes a connection on which nothing happens, which is after 30 s. */
    private static final Duration BETWEEN_BOOKMARKS = Duration.ofSeconds(20);

    /** Where the events go. */
    interface Lines {

        /** Sends a line, sooner or later. */
        void send(JsonNode line) throws IOException;

        /** Sends now what was not sent yet. */
        void flush() throws IOException;
    }

    private final ObjectStore objects;
    private final ResourceType type;
    private final Selection selection;
    private final Presentation presentation;
    private final WatchOptions options;
    private final Clock clock;

    WatchStream(Parts parts) {
        this.objects = parts.objects;
        this.type = parts.type;
        this.selection = parts.selection;
        this.presentation = parts.presentation;
        this.options = parts.options;
        this.clock = parts.clock;
    }

    /** What a watch is made of. */
    record Parts(
            ObjectStore objects,
            ResourceType type,
            Selection selection,
            Presentation presentation,
            WatchOptions options,
            Clock clock) {}

    /**
     * Sends events until the time is over, the reader is too slow, or the thread is interrupted.
     *
     * @throws IOException when the reader is gone
     */
    void run(Lines lines) throws IOException {
        try (Watch watch = begin(lines)) {
            follow(watch, lines);
        } catch (ApiException expired) {
            lines.send(error(expired));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        lines.flush();
    }

    static ObjectNode error(ApiException failure) {
        return event("ERROR", Documents.failure(failure));
    }

    private Watch begin(Lines lines) throws IOException {
        if (options.after().isPresent()) {
            return objects.watch(type, options.after().getAsLong());
        }
        Listing listing = objects.list(type);
        Watch watch = objects.watch(type, listing.resourceVersion());
        if (options.initialEvents()) {
            for (ObjectNode object : listing.items()) {
                if (selection.matches(object)) {
                    lines.send(event("ADDED", presentation.object(object)));
                }
            }
        }
        if (options.endOfInitialEvents()) {
            lines.send(bookmark(listing.resourceVersion(), true));
        }
        return watch;
    }

    private void follow(Watch watch, Lines lines) throws IOException, InterruptedException {
        Instant end = clock.instant().plus(options.timeout());
        Instant nextBookmark = clock.instant().plus(BETWEEN_BOOKMARKS);
        long reached = options.after().orElse(0);
        while (clock.instant().isBefore(end) && !watch.isEnded()) {
            // All events up to this version are in the watch already, so none is missed when it turns out empty.
            long version = objects.version();
            Optional<WatchEvent> event = next(watch, lines, earlier(end, nextBookmark));
            reached = event.map(WatchEvent::resourceVersion).orElse(Math.max(reached, version));
            if (event.isPresent()) {
                send(event.get(), lines);
            }
            if (options.bookmarks() && !clock.instant().isBefore(nextBookmark)) {
                lines.send(bookmark(reached, false));
                nextBookmark = clock.instant().plus(BETWEEN_BOOKMARKS);
            }
        }
        if (options.bookmarks() && !watch.isEnded()) {
            lines.send(bookmark(reached, false));
        }
    }

    private Instant earlier(Instant end, Instant bookmark) {
        return options.bookmarks() && bookmark.isBefore(end) ? bookmark : end;
    }

    /** Waits only when everything before is on its way. */
    private Optional<WatchEvent> next(Watch watch, Lines lines, Instant until)
            throws IOException, InterruptedException {
        Optional<WatchEvent> ready = watch.next(Duration.ZERO);
        if (ready.isPresent()) {
            return ready;
        }
        lines.flush();
        Duration patience = Duration.between(clock.instant(), until);
        return watch.next(patience.isNegative() ? Duration.ZERO : patience);
    }

    private void send(WatchEvent event, Lines lines) throws IOException {
        Optional<ObjectNode> before = Optional.ofNullable(event.before()).filter(selection::matches);
        boolean is = event.kind() != WatchEvent.Kind.DELETED && selection.matches(event.after());
        if (is) {
            lines.send(event(before.isPresent() ? "MODIFIED" : "ADDED", presentation.object(event.after())));
        } else if (before.isPresent()) {
            ObjectNode last = before.get().deepCopy();
            last.withObjectProperty("metadata").put("resourceVersion", Long.toString(event.resourceVersion()));
            lines.send(event("DELETED", presentation.object(last)));
        }
    }

    private static ObjectNode event(String kind, JsonNode object) {
        ObjectNode event = Documents.empty().put("type", kind);
        event.set("object", object);
        return event;
    }

    private ObjectNode bookmark(long resourceVersion, boolean endOfInitialEvents) {
        ObjectNode object = Documents.of(type.apiVersion(), type.kind());
        ObjectNode metadata = object.putObject("metadata").put("resourceVersion", Long.toString(resourceVersion));
        metadata.putNull("creationTimestamp");
        if (endOfInitialEvents) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        return event("BOOKMARK", object);
    }
}
