package io.tierwall.sync.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds what waits for each other: the strongly connected parts of more than one, after Tarjan, without recursion. */
final class Circles {

    private final Map<ObjectKey, SortedSet<ObjectKey>> before;
    private final Map<ObjectKey, Integer> number = new HashMap<>();
    private final Map<ObjectKey, Integer> lowest = new HashMap<>();
    private final Deque<ObjectKey> open = new ArrayDeque<>();
    private final TreeSet<ObjectKey> isOpen = new TreeSet<>();
    private final List<SortedSet<ObjectKey>> circles = new ArrayList<>();

    private record Visit(ObjectKey key, Iterator<ObjectKey> rest) {}

    private Circles(Map<ObjectKey, SortedSet<ObjectKey>> before) {
        this.before = before;
    }

    /** @param before for each object those that come before it; others are of no account */
    static List<SortedSet<ObjectKey>> of(Map<ObjectKey, SortedSet<ObjectKey>> before) {
        Circles search = new Circles(before);
        before.keySet().forEach(search::visit);
        return search.circles;
    }

    private void visit(ObjectKey start) {
        if (number.containsKey(start)) {
            return;
        }
        Deque<Visit> visits = new ArrayDeque<>();
        visits.push(enter(start));
        while (!visits.isEmpty()) {
            Visit visit = visits.getFirst();
            if (visit.rest().hasNext()) {
                ObjectKey next = visit.rest().next();
                if (!number.containsKey(next)) {
                    visits.push(enter(next));
                } else if (isOpen.contains(next)) {
                    lower(visit.key(), number.getOrDefault(next, 0));
                }
            } else {
                visits.pop();
                leave(visit.key());
                if (!visits.isEmpty()) {
                    lower(visits.getFirst().key(), lowest.getOrDefault(visit.key(), 0));
                }
            }
        }
    }

    private Visit enter(ObjectKey key) {
        int next = number.size();
        number.put(key, next);
        lowest.put(key, next);
        open.push(key);
        isOpen.add(key);
        Iterator<ObjectKey> rest = before.getOrDefault(key, new TreeSet<>()).stream()
                .filter(before::containsKey)
                .iterator();
        return new Visit(key, rest);
    }

    private void lower(ObjectKey key, int candidate) {
        lowest.merge(key, candidate, Math::min);
    }

    private void leave(ObjectKey key) {
        if (!lowest.getOrDefault(key, 0).equals(number.getOrDefault(key, 0))) {
            return;
        }
        SortedSet<ObjectKey> circle = new TreeSet<>();
        ObjectKey member;
        do {
            member = open.pop();
            isOpen.remove(member);
            circle.add(member);
        } while (!member.equals(key));
        if (circle.size() > 1) {
            circles.add(circle);
        }
    }
}
