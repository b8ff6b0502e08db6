package io.tierwall.sync.plan;

import io.tierwall.sync.plan.TierGap.NoRoom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which priorities our tiers have in one cluster. Antrea changes no tier's priority, gives none twice, and deletes no
 * tier that is used: so one that is there keeps the priority that it has, whatever it is, as long as ours stand in
 * their order and before Antrea's own. A new one gets the priority that it should have, or when that is taken another
 * that keeps the order. The cluster itself remembers what was chosen.
 */
public final class TierPlaces {

    /** Where Antrea's own tiers begin. */
    private static final int LIMIT = 50;

    private static final int NONE = -1;

    private final DesiredObjects desired;
    private final Map<ObjectKey, DesiredObject> placed = new HashMap<>();
    private final Map<ObjectKey, NoRoom> withoutRoom = new HashMap<>();

    private TierPlaces(DesiredObjects desired) {
        this.desired = desired;
    }

    /**
     * Finds the places.
     *
     * @param desired what the cluster should hold, its tiers with the priorities that they have where nobody is in the
     *     way
     * @param live at least all tiers of the cluster, others' too
     */
    public static TierPlaces of(DesiredObjects desired, LiveObjects live) {
        TierPlaces places = new TierPlaces(desired);
        List<LiveObject> tiers = live.all(ObjectKind.TIER);
        List<DesiredObject> wanted = desired.tiers().stream()
                .filter(tier -> live.find(tier.key()).map(LiveObject::isOurs).orElse(true))
                .sorted(Comparator.comparingInt(TierPlaces::wanted).thenComparing(DesiredObject::key))
                .toList();
        Map<ObjectKey, Integer> kept = kept(wanted, live);
        List<DesiredObject> between = new ArrayList<>();
        int low = NONE;
        for (DesiredObject tier : wanted) {
            Integer place = kept.get(tier.key());
            if (place == null) {
                between.add(tier);
            } else {
                places.fill(new TierGap(low, place, tiers), between);
                places.placed.put(tier.key(), tier.withPriority(place));
                between.clear();
                low = place;
            }
        }
        places.fill(new TierGap(low, LIMIT, tiers), between);
        return places;
    }

    private void fill(TierGap gap, List<DesiredObject> tiers) {
        TierGap left = gap;
        for (int i = 0; i < tiers.size(); i++) {
            DesiredObject tier = tiers.get(i);
            Optional<Integer> place = left.place(wanted(tier), tiers.size() - i - 1);
            if (place.isPresent()) {
                placed.put(tier.key(), tier.withPriority(place.get()));
                left = left.above(place.get());
            } else {
                withoutRoom.put(tier.key(), left.noRoom());
            }
        }
    }

    /**
     * The most of our tiers that stand in their order, with their priorities; among equally many, those that stand
     * where they should. The others cannot stay where they are.
     */
    private static Map<ObjectKey, Integer> kept(List<DesiredObject> wanted, LiveObjects live) {
        List<Chain> chains = new ArrayList<>(List.of(Chain.EMPTY));
        for (DesiredObject tier : wanted) {
            int is = live.find(tier.key()).map(TierPlaces::priority).orElse(NONE);
            if (is > NONE && is < LIMIT) {
                chains.stream()
                        .filter(chain -> chain.last < is)
                        .max(Chain.WORTH)
                        .ifPresent(best -> chains.add(best.with(tier, is)));
            }
        }
        return chains.stream().max(Chain.WORTH).orElse(Chain.EMPTY).places;
    }

    /** A tier as it should be in the cluster; nothing when nobody desires it. */
    public Optional<DesiredObject> find(ObjectKey tier) {
        return Optional.ofNullable(placed.get(tier)).or(() -> desired.find(tier));
    }

    /** What the cluster should hold, its tiers with the priorities that they have or get there. */
    public DesiredObjects desired() {
        return placed.values().stream().allMatch(tier -> isAsDesired(tier)) ? desired : desired.with(placed);
    }

    private boolean isAsDesired(DesiredObject tier) {
        return desired.find(tier.key()).filter(tier::equals).isPresent();
    }

    /** Why there is no place for a tier, for a person; nothing when it has one. */
    public Optional<String> obstacle(ObjectKey tier) {
        return Optional.ofNullable(withoutRoom.get(tier)).map(room -> Blocking.noRoom(tier, room));
    }

    /** The priority of a tier as it should be. */
    static int wanted(DesiredObject tier) {
        return tier.spec().path("priority").asInt();
    }

    /** The priority of a tier as it is; negative when it says none. */
    static int priority(LiveObject tier) {
        return tier.spec().path("priority").asInt(NONE);
    }

    /** Some of our tiers that stand in their order. */
    private record Chain(Map<ObjectKey, Integer> places, int last, int asTheyShould) {

        private static final Chain EMPTY = new Chain(Map.of(), NONE, 0);

        private static final Comparator<Chain> WORTH =
                Comparator.<Chain>comparingInt(chain -> chain.places.size()).thenComparing(chain -> chain.asTheyShould);

        Chain with(DesiredObject tier, int is) {
            Map<ObjectKey, Integer> more = new HashMap<>(places);
            more.put(tier.key(), is);
            return new Chain(more, is, asTheyShould + (is == wanted(tier) ? 1 : 0));
        }
    }
}
