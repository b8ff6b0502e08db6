package io.tierwall.sync.plan;

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

    /**
     * The policies because of whose rules one step has to come before another.
     *
     * @param earlier of the rule that the earlier step is about
     * @param later of the rule that the later step is about
     */
    record Pair(ObjectKey earlier, ObjectKey later) {}

    private Precedence(Effects effects) {
        this.effects = effects;
    }

    /** What has to come before what; nothing when there is too much to look at. */
    static Precedence of(Effects effects) {
        Precedence precedence = new Precedence(effects);
        if (!precedence.isTooMuch()) {
            precedence.denyBeforeDenialGoes();
            precedence.denyBeforeAllowing();
            precedence.stopAllowingBeforeDenialGoes();
            precedence.stopAllowingBeforeAllowing();
        }
        return precedence;
    }

    /** Whether there are so many rules that nobody looked at them. */
    boolean isTooMuch() {
        long gone = effects.denialsRemoved.size() + (long) effects.allowancesAdded.size();
        long come = effects.denialsAdded.size() + (long) effects.allowancesRemoved.size();
        return !effects.denialsBefore.isEmpty() && gone * come > PAIRS;
    }

    /** The objects whose steps have to be done before this object's, and why. */
    SortedMap<ObjectKey, Set<Pair>> before(ObjectKey later) {
        return before.getOrDefault(later, new TreeMap<>());
    }

    SortedSet<ObjectKey> laterOnes() {
        return new TreeSet<>(before.keySet());
    }

    private void denyBeforeDenialGoes() {
        for (Effect gone : effects.denialsRemoved) {
            for (Effect come : effects.denialsAdded) {
                if (isNews(come, gone) && come.mayMeet(gone)) {
                    add(come, gone);
                }
            }
        }
    }

    private void denyBeforeAllowing() {
        for (Effect allowed : effects.allowancesAdded) {
            List<Effect> deniedBefore = overriddenBy(allowed, effects.denialsBefore);
            if (deniedBefore.isEmpty()) {
                continue;
            }
            for (Effect denied : effects.denialsAdded) {
                if (isNews(denied, allowed)
                        && (acrossDirections(denied, allowed) || denied.mayPrecede(allowed))
                        && denied.mayMeet(allowed)
                        && deniedBefore.stream().anyMatch(denied::mayMeet)) {
                    add(denied, allowed);
                }
            }
        }
    }

    private void stopAllowingBeforeDenialGoes() {
        for (Effect allowed : effects.allowancesRemoved) {
            List<Effect> deniedAfter = overriddenBy(allowed, effects.denialsAfter);
            if (deniedAfter.isEmpty()) {
                continue;
            }
            for (Effect denied : effects.denialsRemoved) {
                if (isNews(allowed, denied)
                        && (acrossDirections(denied, allowed) || denied.mayPrecede(allowed))
                        && allowed.mayMeet(denied)
                        && deniedAfter.stream().anyMatch(denied::mayMeet)) {
                    add(allowed, denied);
                }
            }
        }
    }

    /** Across directions, or where a rule would match for a moment what it matches neither before nor after. */
    private void stopAllowingBeforeAllowing() {
        for (Effect come : effects.allowancesAdded) {
            if (overriddenBy(come, effects.denialsBefore).isEmpty()) {
                continue;
            }
            for (Effect gone : effects.allowancesRemoved) {
                if (isNews(gone, come)
                        && (acrossDirections(gone, come)
                                || gone.rule().policy().equals(come.rule().policy()))
                        && gone.mayMeet(come)
                        && !overriddenBy(gone, effects.denialsAfter).isEmpty()) {
                    add(gone, come);
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

    private boolean isNews(Effect earlier, Effect later) {
        if (earlier.writer().equals(later.writer())) {
            return false;
        }
        Set<Pair> pairs = before(later.writer()).get(earlier.writer());
        return pairs == null || !pairs.contains(pair(earlier, later));
    }

    private void add(Effect earlier, Effect later) {
        before.computeIfAbsent(later.writer(), _ -> new TreeMap<>())
                .computeIfAbsent(earlier.writer(), _ -> new HashSet<>())
                .add(pair(earlier, later));
    }

    private static Pair pair(Effect earlier, Effect later) {
        return new Pair(earlier.rule().policy(), later.rule().policy());
    }
}
