package io.tierwall.sync.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which step has to come before which, so that no flow gets through on the way that is denied before and after.
 *
 * <p>Such a flow is denied by some rule before, and by some rule after. It stays denied when the one comes before the
 * other goes, and when at no time an allowance stands before the only one that is there. From this follow the four
 * reasons below, each about two rules that may meet in a flow. See docs/design/006.
 */
final class Precedence {

    /** Above this, looking at every pair of rules would take longer than carrying out the plan. */
    private static final long PAIRS = 50_000_000;

    private final Effects effects;
    private final SortedMap<ObjectKey, SortedMap<ObjectKey, Set<Pair>>> before = new TreeMap<>();
    private final IdentityHashMap<Effect, List<Effect>> overridden = new IdentityHashMap<>();

    /** The policies of the rules because of which one step has to come before another. */
    private record Pair(ObjectKey earlier, ObjectKey later) {}

    /** Who is told of reasons. */
    private interface Search {

        /** Whether it is of interest that the one has to come before the other. */
        boolean wants(Effect earlier, Effect later);

        /** It has to, or flows get through that these deny. */
        void found(Effect earlier, Effect later, List<Effect> denials);
    }

    private Precedence(Effects effects) {
        this.effects = effects;
    }

    /** What has to come before what; nothing when there is too much to look at. */
    static Precedence of(Effects effects) {
        Precedence precedence = new Precedence(effects);
        if (effects.turns().areOfSeveral() && !precedence.isTooMuch()) {
            precedence.search(effects.turns(), precedence.new Constraints());
        }
        return precedence;
    }

    /** Whether there are so many rules that nobody looked at them. */
    boolean isTooMuch() {
        Effects.Turns turns = effects.turns();
        long later =
                turns.denialsRemoved().size() + (long) turns.allowancesAdded().size();
        long earlier =
                turns.denialsAdded().size() + (long) turns.allowancesRemoved().size();
        return later * earlier > PAIRS && turns.areOfSeveral() && effects.denyBefore();
    }

    /** The objects whose steps have to be done before this object's. */
    SortedSet<ObjectKey> before(ObjectKey later) {
        return new TreeSet<>(before.getOrDefault(later, new TreeMap<>()).keySet());
    }

    SortedSet<ObjectKey> laterOnes() {
        return new TreeSet<>(before.keySet());
    }

    /** The policies that deny what may get through when one object's step does not come before the other's. */
    SortedSet<ObjectKey> exposed(ObjectKey earlier, ObjectKey later) {
        SortedSet<ObjectKey> policies = new TreeSet<>();
        search(effects.turns().of(earlier, later), new Search() {
            @Override
            public boolean wants(Effect one, Effect other) {
                return true;
            }

            @Override
            public void found(Effect one, Effect other, List<Effect> denials) {
                denials.forEach(denial -> policies.add(denial.rule().policy()));
            }
        });
        return policies;
    }

    private void search(Effects.Turns turns, Search search) {
        denyBeforeDenialGoes(turns, search);
        denyBeforeAllowing(turns, search);
        stopAllowingBeforeDenialGoes(turns, search);
        stopAllowingBeforeAllowing(turns, search);
    }

    private static void denyBeforeDenialGoes(Effects.Turns turns, Search search) {
        for (Effect gone : turns.denialsRemoved()) {
            for (Effect come : turns.denialsAdded()) {
                if (come.mayMeet(gone) && search.wants(come, gone)) {
                    search.found(come, gone, List.of(come, gone));
                }
            }
        }
    }

    private void denyBeforeAllowing(Effects.Turns turns, Search search) {
        if (!effects.denyBefore()) {
            return;
        }
        for (Effect allowed : turns.allowancesAdded()) {
            for (Effect denied : turns.denialsAdded()) {
                if (mayBeBehind(allowed, denied) && search.wants(denied, allowed)) {
                    List<Effect> deniedBefore = overriddenBy(allowed, effects.denialsBefore());
                    if (deniedBefore.stream().anyMatch(denied::mayMeet)) {
                        search.found(denied, allowed, with(denied, deniedBefore));
                    }
                }
            }
        }
    }

    private void stopAllowingBeforeDenialGoes(Effects.Turns turns, Search search) {
        if (!effects.denyAfter()) {
            return;
        }
        for (Effect allowed : turns.allowancesRemoved()) {
            for (Effect denied : turns.denialsRemoved()) {
                if (mayBeBehind(allowed, denied) && search.wants(allowed, denied)) {
                    List<Effect> deniedAfter = overriddenBy(allowed, effects.denialsAfter());
                    if (deniedAfter.stream().anyMatch(denied::mayMeet)) {
                        search.found(allowed, denied, with(denied, deniedAfter));
                    }
                }
            }
        }
    }

    /** Whether an allowance may stand behind a denial; cheap, as it is asked of all pairs. */
    private static boolean mayBeBehind(Effect allowed, Effect denied) {
        return (acrossDirections(denied, allowed) || denied.mayPrecede(allowed)) && denied.mayMeet(allowed);
    }

    private static List<Effect> with(Effect one, List<Effect> others) {
        List<Effect> together = new ArrayList<>(others);
        together.add(one);
        return together;
    }

    /** Across directions, or where a rule would match for a moment what it matches neither before nor after. */
    private void stopAllowingBeforeAllowing(Effects.Turns turns, Search search) {
        if (!effects.denyBefore()) {
            return;
        }
        for (Effect come : turns.allowancesAdded()) {
            for (Effect gone : turns.allowancesRemoved()) {
                if ((acrossDirections(gone, come)
                                || gone.rule().policy().equals(come.rule().policy()))
                        && gone.mayMeet(come)
                        && search.wants(gone, come)) {
                    List<Effect> deniedBefore = overriddenBy(come, effects.denialsBefore());
                    if (!deniedBefore.isEmpty()
                            && !overriddenBy(gone, effects.denialsAfter()).isEmpty()) {
                        search.found(gone, come, deniedBefore);
                    }
                }
            }
        }
    }

    private List<Effect> overriddenBy(Effect allowed, List<Effect> denials) {
        // An effect is never both added and removed, so one memory serves both.
        return overridden.computeIfAbsent(
                allowed,
                _ -> denials.stream()
                        .filter(denied -> allowed.mayOverride(denied) && allowed.mayMeet(denied))
                        .toList());
    }

    private static boolean acrossDirections(Effect one, Effect other) {
        return one.rule().ingress() != other.rule().ingress();
    }

    /** Notes what has to come before what. One reason for two steps and policies is enough. */
    private final class Constraints implements Search {

        @Override
        public boolean wants(Effect earlier, Effect later) {
            if (earlier.writer().equals(later.writer())) {
                return false;
            }
            Set<Pair> pairs =
                    before.getOrDefault(later.writer(), new TreeMap<>()).get(earlier.writer());
            return pairs == null || !pairs.contains(pair(earlier, later));
        }

        @Override
        public void found(Effect earlier, Effect later, List<Effect> denials) {
            before.computeIfAbsent(later.writer(), _ -> new TreeMap<>())
                    .computeIfAbsent(earlier.writer(), _ -> new HashSet<>())
                    .add(pair(earlier, later));
        }

        private static Pair pair(Effect earlier, Effect later) {
            return new Pair(earlier.rule().policy(), later.rule().policy());
        }
    }
}
