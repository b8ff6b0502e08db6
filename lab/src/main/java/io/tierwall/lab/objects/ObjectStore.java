package io.tierwall.lab.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.WatchEvent.Kind;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All objects of a cluster in memory. Trees that it hands out are shared: nobody changes them. Each change has a
 * version, one for all kinds; as many of the latest changes are kept as a watch can start from. Thread-safe.
 */
public final class ObjectStore {

    /** As many changes as a watch can be behind, unless said otherwise. */
    private static final int HISTORY = 2_000;

    private static final Set<String> NO_BODY = Set.of("metadata", "status");

    private final Clock clock;
    private final int kept;
    private final Supplier<UUID> identifiers;
    private final Map<ResourceType, NavigableMap<ObjectKey, ObjectNode>> objects = new HashMap<>();
    private final Deque<WatchEvent> history = new ArrayDeque<>();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private long version = 1;
    private long forgotten = 1;

    public ObjectStore(Clock clock, Supplier<UUID> identifiers) {
        this(clock, identifiers, HISTORY);
    }

    /** @param kept how many of the latest changes are kept */
    public ObjectStore(Clock clock, Supplier<UUID> identifiers, int kept) {
        this.kept = kept;
        this.clock = clock;
        this.identifiers = identifiers;
        ResourceTypes.all().forEach(type -> objects.put(type, new TreeMap<>()));
    }

    /** Objects of a kind at a version, in the order of their keys. */
    public record Listing(List<ObjectNode> items, long resourceVersion) {}

    /** All objects of a kind. */
    public synchronized Listing list(ResourceType type) {
        return new Listing(List.copyOf(of(type).values()), version);
    }

    /**
     * All objects of a kind as they were at a version, which pages of one list need.
     *
     * @throws ApiException when the history does not reach back to it
     */
    public synchronized Listing list(ResourceType type, long at) {
        reachable(at);
        NavigableMap<ObjectKey, ObjectNode> past = new TreeMap<>(of(type));
        for (Iterator<WatchEvent> latest = history.descendingIterator(); latest.hasNext(); ) {
            WatchEvent event = latest.next();
            if (event.resourceVersion() <= at) {
                break;
            }
            if (event.type().equals(type)) {
                undo(event, past);
            }
        }
        return new Listing(List.copyOf(past.values()), at);
    }

    private static void undo(WatchEvent event, Map<ObjectKey, ObjectNode> objects) {
        ObjectNode before = event.before();
        ObjectKey key = ObjectKey.of(event.after());
        if (before == null) {
            objects.remove(key);
        } else {
            objects.put(key, before);
        }
    }

    public synchronized Optional<ObjectNode> find(ResourceType type, ObjectKey key) {
        return Optional.ofNullable(of(type).get(key));
    }

    private NavigableMap<ObjectKey, ObjectNode> of(ResourceType type) {
        NavigableMap<ObjectKey, ObjectNode> kind = objects.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("not kept here: " + type.qualified());
        }
        return kind;
    }

    /**
     * Adds an object and gives it its identity.
     *
     * @throws ApiException when there is one of the name already
     */
    public synchronized ObjectNode create(ResourceType type, ObjectNode object) {
        ObjectKey key = ObjectKey.of(object);
        if (of(type).containsKey(key)) {
            throw ApiException.alreadyExists(type, key.name());
        }
        ObjectNode created = Canonical.copy(object);
        ObjectNode metadata = created.withObject("/metadata");
        metadata.put("uid", identifiers.get().toString());
        metadata.put(
                "creationTimestamp",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        metadata.put("generation", 1);
        return record(Kind.ADDED, type, key, null, created);
    }

    /**
     * Changes an object by a function of what it is. Nothing is recorded when nothing changes; the generation counts
     * changes of anything but metadata and status.
     *
     * @throws ApiException when there is no such object
     */
    public synchronized ObjectNode update(ResourceType type, ObjectKey key, UnaryOperator<ObjectNode> change) {
        ObjectNode before = find(type, key).orElseThrow(() -> ApiException.notFound(type, key.name()));
        return change(type, before, change.apply(before.deepCopy()));
    }

    private ObjectNode change(ResourceType type, ObjectNode before, ObjectNode next) {
        ObjectNode after = Canonical.copy(next);
        ObjectNode metadata = after.withObject("/metadata");
        for (String fixed : List.of("uid", "creationTimestamp", "generation", "resourceVersion")) {
            metadata.set(fixed, before.path("metadata").get(fixed));
        }
        if (after.equals(before)) {
            return before;
        }
        if (!sameBody(before, after)) {
            metadata.put("generation", before.at("/metadata/generation").asInt() + 1);
        }
        return record(Kind.MODIFIED, type, ObjectKey.of(before), before, after);
    }

    /**
     * Replaces an object by its next state, unless it has changed since.
     *
     * @param expected the object as it was found
     * @return empty when it is another one by now, or none
     */
    public synchronized Optional<ObjectNode> replace(ResourceType type, ObjectNode expected, ObjectNode next) {
        ObjectKey key = ObjectKey.of(expected);
        return find(type, key).filter(expected::equals).map(before -> change(type, before, next));
    }

    /**
     * Removes an object, unless it has changed since.
     *
     * @param expected the object as it was found
     * @return empty when it is another one by now, or none
     */
    public synchronized Optional<ObjectNode> remove(ResourceType type, ObjectNode expected) {
        ObjectKey key = ObjectKey.of(expected);
        return find(type, key).filter(expected::equals).map(_ -> delete(type, key));
    }

    /** Whether they are the same but for metadata and status. */
    private static boolean sameBody(ObjectNode one, ObjectNode other) {
        return bodyIsIn(one, other) && bodyIsIn(other, one);
    }

    private static boolean bodyIsIn(ObjectNode one, ObjectNode other) {
        return one.properties().stream()
                .filter(field -> !NO_BODY.contains(field.getKey()))
                .allMatch(field -> field.getValue().equals(other.get(field.getKey())));
    }

    /**
     * Removes an object.
     *
     * @throws ApiException when there is no such object
     */
    public synchronized ObjectNode delete(ResourceType type, ObjectKey key) {
        ObjectNode before = find(type, key).orElseThrow(() -> ApiException.notFound(type, key.name()));
        return record(Kind.DELETED, type, key, before, before.deepCopy());
    }

    private ObjectNode record(
            Kind kind, ResourceType type, ObjectKey key, @Nullable ObjectNode before, ObjectNode after) {
        version++;
        after.withObject("/metadata").put("resourceVersion", Long.toString(version));
        if (kind == Kind.DELETED) {
            of(type).remove(key);
        } else {
            of(type).put(key, after);
        }
        WatchEvent event = new WatchEvent(kind, type, before, after, version);
        history.addLast(event);
        if (history.size() > kept) {
            forgotten = history.removeFirst().resourceVersion();
        }
        watches.forEach(watch -> watch.offer(event));
        return after;
    }

    /**
     * Events of all kinds after a version.
     *
     * @throws ApiException when the history does not reach back to it
     */
    public synchronized Watch watch(long after) {
        return watch(after, _ -> true);
    }

    /**
     * Events of one kind after a version.
     *
     * @throws ApiException when the history does not reach back to it
     */
    public synchronized Watch watch(ResourceType type, long after) {
        return watch(after, event -> event.type().equals(type));
    }

    private Watch watch(long after, Predicate<WatchEvent> wanted) {
        reachable(after);
        List<WatchEvent> missed = new ArrayList<>();
        for (Iterator<WatchEvent> latest = history.descendingIterator(); latest.hasNext(); ) {
            WatchEvent event = latest.next();
            if (event.resourceVersion() <= after) {
                break;
            }
            missed.addFirst(event);
        }
        Watch watch = new Watch(missed, wanted, watches::remove);
        watches.add(watch);
        return watch;
    }

    /** A version of the future is one of a cluster that is no more: its reader has to start again as well. */
    private void reachable(long asked) {
        if (asked < forgotten || asked > version) {
            throw ApiException.expired(asked, forgotten);
        }
    }

    /** The version of the latest change. */
    public synchronized long version() {
        return version;
    }
}
