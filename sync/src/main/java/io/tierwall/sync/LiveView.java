package io.tierwall.sync;

import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The cluster's objects as last heard, from lists, watches and answers to our own writes. These overtake each other, so
 * an older state never replaces a newer one. Thread-safe.
 */
final class LiveView {

    private static final int DELETIONS_REMEMBERED = 10_000;

    private final SortedMap<ObjectKey, LiveObject> objects = new TreeMap<>();

    /** The latest deletions and their versions: an answer that is older than its object's deletion revives nothing. */
    private final SequencedMap<ObjectKey, String> deletions = new LinkedHashMap<>();

    private final Map<ObjectKey, Moments> moments = new HashMap<>();

    /** The latest version that anything said of each kind. */
    private final Map<ObjectKind, String> reached = new EnumMap<>(ObjectKind.class);

    /** Kinds that have been listed: what appears after that is new. */
    private final Set<ObjectKind> listedKinds = EnumSet.noneOf(ObjectKind.class);

    private final Consumer<ObjectKey> changed;
    private final Consumer<ObjectKey> moved;
    private volatile Instant statusMoved = Instant.EPOCH;

    /**
     * An empty view.
     *
     * @param changed told which object says something new, or is gone; called by the thread that brings the news while
     *     the view is locked, so that whoever writes the object has heard of it when its write ends; must not wait
     * @param moved the same for any change, that of a status as well, after the view has been unlocked
     */
    LiveView(Consumer<ObjectKey> changed, Consumer<ObjectKey> moved) {
        this.changed = changed;
        this.moved = moved;
    }

    synchronized LiveObjects snapshot() {
        return LiveObjects.of(objects);
    }

    synchronized Optional<LiveObject> find(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** All tiers; they are the first of all objects. */
    synchronized LiveObjects tiers() {
        return LiveObjects.of(objects.values().stream()
                .takeWhile(object -> object.key().kind() == ObjectKind.TIER)
                .toList());
    }

    /** When an object that is there was last seen to change. */
    synchronized Optional<Moments> moments(ObjectKey key) {
        return Optional.ofNullable(moments.get(key));
    }

    /** The version in which an object last said something new, or of its deletion; empty when there is neither. */
    synchronized String saidAt(ObjectKey key) {
        Moments there = moments.get(key);
        return there != null ? there.saidAt() : deletions.getOrDefault(key, "");
    }

    /** The latest version that anything said of a kind; empty before that. */
    synchronized String reached(ObjectKind kind) {
        return reached.getOrDefault(kind, "");
    }

    /** The cluster was so at a version, whatever else it says. */
    synchronized void reach(ObjectKind kind, String version) {
        reached.merge(kind, version, (before, now) -> Versions.isOlder(now, before) ? before : now);
    }

    /** When a status of any object was last seen to change; {@link Instant#EPOCH} before that. */
    Instant statusMoved() {
        return statusMoved;
    }

    /**
     * An object is so, as somebody has read it.
     *
     * @return whether that is the latest we know
     */
    boolean put(LiveObject object) {
        Optional<LiveObject> before;
        boolean news;
        synchronized (this) {
            before = find(object.key());
            if (isOutdated(object, before)) {
                return false;
            }
            keep(object, before);
            news = before.isEmpty() || !before.get().saysTheSameAs(object);
            if (news) {
                changed.accept(object.key());
            }
        }
        if (news || !before.get().resourceVersion().equals(object.resourceVersion())) {
            moved.accept(object.key());
        }
        return true;
    }

    private void keep(LiveObject object, Optional<LiveObject> before) {
        deletions.remove(object.key());
        objects.put(object.key(), object);
        reach(object.key().kind(), object.resourceVersion());
        note(object, before);
    }

    private void note(LiveObject object, Optional<LiveObject> before) {
        Moments last = moments.get(object.key());
        if (before.isEmpty() || last == null) {
            // What is there when it is first listed may be so for long.
            Instant said = listedKinds.contains(object.key().kind()) ? object.seen() : Instant.EPOCH;
            moments.put(object.key(), new Moments(said, object.resourceVersion(), object.seen()));
            return;
        }
        if (!before.get().saysTheSameAs(object)) {
            moments.put(object.key(), new Moments(object.seen(), object.resourceVersion(), object.seen()));
        } else if (!before.get().status().equals(object.status())) {
            moments.put(object.key(), new Moments(last.said(), last.saidAt(), object.seen()));
            statusMoved = object.seen();
        }
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
            moments.remove(gone.key());
            rememberDeletion(gone);
            changed.accept(gone.key());
        }
        moved.accept(gone.key());
    }

    private boolean isOutdated(LiveObject object, Optional<LiveObject> before) {
        String deleted = deletions.get(object.key());
        boolean wasDeletedSince = deleted != null
                && Versions.compare(object.resourceVersion(), deleted).orElse(1) <= 0;
        return wasDeletedSince || (before.isPresent() && isOlder(object.resourceVersion(), before.get()));
    }

    private void rememberDeletion(LiveObject gone) {
        reach(gone.key().kind(), gone.resourceVersion());
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
            listedKinds.add(kind);
            reach(kind, version);
            missing = objects.values().stream()
                    .filter(object -> object.key().kind() == kind && !keys.contains(object.key()))
                    .filter(object -> !isOlder(version, object))
                    .toList();
        }
        missing.forEach(this::remove);
    }

    /**
     * These are all objects of a kind of a server whose versions have gone back, as after a restore from a backup:
     * nothing of what was known before can be compared with them.
     */
    void startAnew(ObjectKind kind, Collection<LiveObject> listed, String version) {
        Set<ObjectKey> touched = new TreeSet<>();
        synchronized (this) {
            Map<ObjectKey, LiveObject> before = new HashMap<>(objects);
            before.keySet().removeIf(key -> key.kind() != kind);
            touched.addAll(before.keySet());
            objects.keySet().removeAll(before.keySet());
            deletions.keySet().removeIf(key -> key.kind() == kind);
            reached.remove(kind);
            reach(kind, version);
            for (LiveObject object : listed) {
                keep(object, Optional.ofNullable(before.get(object.key())));
                touched.add(object.key());
            }
            moments.keySet().removeIf(key -> key.kind() == kind && !objects.containsKey(key));
            touched.forEach(changed);
        }
        touched.forEach(moved);
    }

    private static boolean isOlder(String version, LiveObject than) {
        return Versions.isOlder(version, than.resourceVersion());
    }
}
