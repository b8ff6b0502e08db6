package io.tierwall.sync.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The priorities between two of our tiers, both excluded.
 *
 * @param tiers all tiers of the cluster
 */
record TierGap(int low, int high, List<LiveObject> tiers) {

    /**
     * Why nothing fits between two priorities.
     *
     * @param inTheWay the tiers that are there
     */
    record NoRoom(int low, int high, List<LiveObject> inTheWay) {}

    /**
     * A place for the first of some tiers: the one that it should have, or the next one that is free. Where it does not
     * belong between these two, all get equal room.
     *
     * @param wanted the one that it should have
     * @param more how many are to follow it in this gap
     * @return nothing when all are taken
     */
    Optional<Integer> place(int wanted, int more) {
        List<Integer> free = free();
        if (free.isEmpty()) {
            return Optional.empty();
        }
        int last = free.get(Math.max(0, free.size() - 1 - more));
        int preferred = low < wanted && wanted < high ? wanted : low + (high - low) / (more + 2);
        return Optional.of(free.stream()
                .filter(place -> preferred <= place && place <= last)
                .findFirst()
                .orElse(last));
    }

    private List<Integer> free() {
        Set<Integer> taken = tiers.stream().map(TierPlaces::priority).collect(Collectors.toSet());
        return IntStream.range(low + 1, high)
                .filter(place -> !taken.contains(place))
                .boxed()
                .toList();
    }

    /** What is left when one of ours has this place. */
    TierGap above(int place) {
        return new TierGap(place, high, tiers);
    }

    NoRoom noRoom() {
        return new NoRoom(
                low,
                high,
                tiers.stream()
                        .filter(tier -> low < TierPlaces.priority(tier) && TierPlaces.priority(tier) < high)
                        .toList());
    }
}
