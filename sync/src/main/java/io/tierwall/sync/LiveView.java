package io.tierwall.sync;

import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The cluster's objects as last heard, from lists, watches and answers to our own writes. These overtake each other, so
 * an older state never replaces a newer one. Thread-safe.
 */
final class LiveView {

    private static final int DELETIONS_REMEMBERED = 10_000;

    private final Map<ObjectKey, LiveObject> objects = new TreeMap<>();

    /** The latest deletions and their versions: an answer that is older than its object's deletion revives nothing. */
    private final SequencedMap<ObjectKey, String> deletions = new LinkedHashMap<>();

    private final Consumer<ObjectKey> changed;

    /**
     * An empty view.
     *
     * @param changed told which object says something new, or is gone; called by the thread that brings the news, and
     *     must not wait
     */
    LiveView(Consumer<ObjectKey> changed) {
        this.changed = changed;
    }

    synchronized LiveObjects snapshot() {
        return LiveObjects.of(objects.values());
    }

    synchronized Optional<LiveObject> find(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    /**
     * An object is so, as somebody has read it.
     *
     * @return whether that is the latest we know
     */
    boolean put(LiveObject object) {
        Optional<LiveObject> before;
        synchronized (this) {
            before = find(object.key());
            if (isOutdated(object, before)) {
                return false;
            }
            deletions.remove(object.key());
            objects.put(object.key(), object);
        }
        if (before.isEmpty() || !before.get().saysTheSameAs(object)) {
            changed.accept(object.key());
        }
        return true;
    }

    /** An object is gone, unless there is a newer one of its name. */
    void remove(LiveObject gone) {
        synchronized (this) {
            Optional<LiveObject> before = find(gone.key());
            boolean newer = before.isPresent()
                    && !before.get().uid().equals(gone.uid())
                    && isOlder(gone.resourceVersion(), before.get());
            if (newer) {
                return;
            }
            if (before.isEmpty()) {
                rememberDeletion(gone);
                return;
            }
            objects.remove(gone.key());
            rememberDeletion(gone);
        }
        changed.accept(gone.key());
    }

    private boolean isOutdated(LiveObject object, Optional<LiveObject> before) {
        String deleted = deletions.get(object.key());
        boolean wasDeletedSince =
                deleted != null && compare(object.resourceVersion(), deleted).orElse(1) <= 0;
        return wasDeletedSince || (before.isPresent() && isOlder(object.resourceVersion(), before.get()));
    }

    private void rememberDeletion(LiveObject gone) {
        deletions.putLast(gone.key(), gone.resourceVersion());
        if (deletions.size() > DELETIONS_REMEMBERED) {
            deletions.pollFirstEntry();
        }
    }

    /** These are all objects of a kind at a version; what we know to be newer stays. */
    void replaceAll(ObjectKind kind, Collection<LiveObject> listed, String version) {
        listed.forEach(this::put);
        Set<ObjectKey> keys = new HashSet<>();
        listed.forEach(object -> keys.add(object.key()));
        Collection<LiveObject> missing;
        synchronized (this) {
            missing = objects.values().stream()
                    .filter(object -> object.key().kind() == kind && !keys.contains(object.key()))
                    .filter(object -> !isOlder(version, object))
                    .toList();
        }
        missing.forEach(this::remove);
    }

    private static boolean isOlder(String version, LiveObject than) {
        return compare(version, than.resourceVersion()).orElse(0) < 0;
    }

    /** Versions of one API server grow; where they are not numbers, the latest news count. */
    private static OptionalInt compare(String left, String right) {
        try {
            return OptionalInt.of(Long.compare(Long.parseLong(left), Long.parseLong(right)));
        } catch (NumberFormatException opaque) {
            return OptionalInt.empty();
        }
    }
}
