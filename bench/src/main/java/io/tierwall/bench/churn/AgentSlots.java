package io.tierwall.bench.churn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A model of how an Antrea agent gives flow priorities, its slots, to rules in one table of one node. Rules come in
 * runs that follow one another. A run is put at the slot that its first rule wants, if that lies between those of its
 * neighbours; else into the gap between these, a few slots off the one that it came too close to. Where the gap is too
 * small, installed rules are moved, as few as possible, to one side; each of them is a flow that is taken out of the
 * switch and put in again.
 *
 * <p>Simpler than an agent in one respect: it moves rules to one side or the other, never to both at once.
 */
final class AgentSlots {

    /** The slot that is met first. */
    static final int HIGHEST = 65_000;

    /** The slot that is met last. */
    static final int LOWEST = 100;

    /** How far off its neighbour a run is put that does not get the slot that it wants. */
    private static final int OFFSET = 5;

    private final NavigableMap<SlotKey, Integer> slots = new TreeMap<>();

    /** A rule and the slot that it moves to. */
    private record Move(SlotKey key, int slot) {}

    /**
     * Gives slots to rules.
     *
     * @param run in order, with no installed rule in between; none of them is installed
     * @return how many installed rules had to move
     * @throws IllegalStateException when there is no room to either side; an agent reports an error then
     */
    int install(List<SlotKey> run) {
        if (run.isEmpty()) {
            return 0;
        }
        int above = above(run);
        int below = below(run);
        List<Move> moves = List.of();
        if (above - below - 1 < run.size()) {
            moves = makeRoom(run, above, below);
            moves.forEach(move -> slots.put(move.key(), move.slot()));
        }
        place(run, above(run), below(run));
        return moves.size();
    }

    /** Takes rules out. */
    void remove(Collection<SlotKey> keys) {
        keys.forEach(slots::remove);
    }

    /** Where a rule is. */
    OptionalInt slot(SlotKey key) {
        Integer slot = slots.get(key);
        return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    /** The installed rules in the order in which packets meet their flows. */
    List<SlotKey> inOrder() {
        List<SlotKey> keys = new ArrayList<>(slots.keySet());
        keys.sort((one, other) -> Integer.compare(slotOf(other), slotOf(one)));
        return keys;
    }

    private int slotOf(SlotKey key) {
        return slot(key).orElseThrow();
    }

    private int above(List<SlotKey> run) {
        SlotKey before = slots.lowerKey(run.getFirst());
        return before == null ? HIGHEST + 1 : slotOf(before);
    }

    private int below(List<SlotKey> run) {
        SlotKey after = slots.higherKey(run.getLast());
        return after == null ? LOWEST - 1 : slotOf(after);
    }

    private void place(List<SlotKey> run, int above, int below) {
        int spare = above - below - 1 - run.size();
        int offset = Math.min(OFFSET, spare / 2);
        int first = run.getFirst().wanted();
        if (first >= above) {
            first = above - 1 - offset;
        } else if (first - (run.size() - 1) <= below) {
            first = below + offset + run.size();
        }
        for (SlotKey key : run) {
            slots.put(key, first--);
        }
    }

    private List<Move> makeRoom(List<SlotKey> run, int above, int below) {
        List<Move> up = up(run, below + run.size() + 1);
        List<Move> down = down(run, above - run.size() - 1);
        if (up.isEmpty() && down.isEmpty()) {
            throw new IllegalStateException("no slots are left for " + run.size() + " rules");
        }
        boolean upIsLess = !up.isEmpty() && up.size() <= down.size();
        return down.isEmpty() || upIsLess ? up : down;
    }

    /** Those before the run that have to make room, each by as much as it takes; none when it cannot be done. */
    private List<Move> up(List<SlotKey> run, int lowestFree) {
        List<Move> moves = new ArrayList<>();
        int least = lowestFree;
        for (SlotKey key : slots.headMap(run.getFirst(), false).descendingKeySet()) {
            if (slotOf(key) >= least) {
                break;
            }
            moves.add(new Move(key, least));
            least++;
        }
        return least > HIGHEST + 1 ? List.of() : moves;
    }

    /** The same for those behind the run. */
    private List<Move> down(List<SlotKey> run, int highestFree) {
        List<Move> moves = new ArrayList<>();
        int most = highestFree;
        for (SlotKey key : slots.tailMap(run.getLast(), false).navigableKeySet()) {
            if (slotOf(key) <= most) {
                break;
            }
            moves.add(new Move(key, most));
            most--;
        }
        return most < LOWEST - 1 ? List.of() : moves;
    }
}
