package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who belongs to groups before and after a change, and which step makes which part of the difference. */
final class Memberships {

    private final Change change;
    private final Map<ObjectKey, Membership> known = new HashMap<>();

    Memberships(Change change) {
        this.change = change;
    }

    /**
     * A group's members.
     *
     * @param ever before or after
     * @param differences by the object whose step makes them
     */
    record Membership(List<Selection> ever, SortedMap<ObjectKey, Difference> differences) {}

    /** What one step adds to a group and takes from it. */
    record Difference(List<Selection> added, List<Selection> removed) {}

    Membership of(ObjectKey group) {
        Membership membership = known.get(group);
        if (membership == null) {
            membership = read(group);
            known.put(group, membership);
        }
        return membership;
    }

    private Membership read(ObjectKey group) {
        Set<ObjectKey> before = parts(group, change.before(group));
        Set<ObjectKey> after = parts(group, change.after(group));
        Set<ObjectKey> parts = new LinkedHashSet<>(before);
        parts.addAll(after);
        Set<Selection> ever = new LinkedHashSet<>();
        Parts parent = new Parts();
        SortedMap<ObjectKey, Difference> differences = new TreeMap<>();
        for (ObjectKey part : parts) {
            Optional<Selection> was = Selection.of(change.before(part));
            Optional<Selection> becomes = Selection.of(change.after(part));
            was.ifPresent(ever::add);
            becomes.ifPresent(ever::add);
            if (part.equals(group) || !before.contains(part) || !after.contains(part)) {
                parent.add(
                        before.contains(part) ? was : Optional.empty(),
                        after.contains(part) ? becomes : Optional.empty());
                // A child that was there already and becomes another is more than its parent's doing.
                if (part.equals(group) || was.isEmpty() || becomes.isEmpty()) {
                    continue;
                }
            }
            if (!was.equals(becomes)) {
                Parts own = new Parts();
                own.add(was, becomes);
                differences.put(part, own.difference());
            } else if (before.contains(part) && after.contains(part)) {
                parent.add(was, becomes);
            }
        }
        differences.put(group, parent.difference());
        differences.keySet().removeIf(writer -> !change.writes(writer));
        return new Membership(List.copyOf(ever), differences);
    }

    private static Set<ObjectKey> parts(ObjectKey group, JsonNode spec) {
        Set<ObjectKey> parts = new LinkedHashSet<>();
        parts.add(group);
        spec.path("childGroups").forEach(child -> parts.add(ObjectKey.group(child.asText())));
        return parts;
    }

    /** What one step changes at once: a selection that only moves from one part to another is no difference. */
    private static final class Parts {

        private final Set<Selection> before = new LinkedHashSet<>();
        private final Set<Selection> after = new LinkedHashSet<>();

        void add(Optional<Selection> was, Optional<Selection> becomes) {
            was.ifPresent(before::add);
            becomes.ifPresent(after::add);
        }

        Difference difference() {
            return new Difference(minus(after, before), minus(before, after));
        }

        private static List<Selection> minus(Collection<Selection> from, Collection<Selection> what) {
            List<Selection> left = new ArrayList<>();
            for (Selection selection : from) {
                if (!what.contains(selection)) {
                    rest(selection, what).ifPresent(left::add);
                }
            }
            return List.copyOf(left);
        }

        private static Optional<Selection> rest(Selection selection, Collection<Selection> what) {
            if (!(selection instanceof Selection.Addresses addresses)) {
                return Optional.of(selection);
            }
            var ranges = addresses.ranges();
            for (Selection other : what) {
                if (other instanceof Selection.Addresses taken) {
                    ranges = Ranges.minus(ranges, taken.ranges());
                }
            }
            return ranges.isEmpty() ? Optional.empty() : Optional.of(new Selection.Addresses(ranges));
        }
    }
}
