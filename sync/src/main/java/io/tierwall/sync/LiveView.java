package io.tierwall.sync;

import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The cluster's objects as last heard, from lists, watches and answers to our own writes. These overtake each other, so
 * an older state never replaces a newer one. Thread-safe.
 */
final class LiveView {

    private final Map<ObjectKey, LiveObject> objects = new TreeMap<>();
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
            if (before.isPresent() && isOlder(object.resourceVersion(), before.get())) {
                return false;
            }
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
            if (before.isEmpty() || newer) {
                return;
            }
            objects.remove(gone.key());
        }
        changed.accept(gone.key());
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

    /** Versions of one API server grow; where they are not numbers, the latest news count. */
    private static boolean isOlder(String version, LiveObject than) {
        OptionalLong left = number(version);
        OptionalLong right = number(than.resourceVersion());
        return left.isPresent() && right.isPresent() && left.getAsLong() < right.getAsLong();
    }

    private static OptionalLong number(String version) {
        try {
            return OptionalLong.of(Long.parseLong(version));
        } catch (NumberFormatException opaque) {
            return OptionalLong.empty();
        }
    }
}
