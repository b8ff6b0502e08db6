package io.tierwall.sync.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All that steps do to the rules of a cluster, and the rules that deny something before and after them. */
final class Effects {

    final List<Effect> denialsBefore = new ArrayList<>();
    final List<Effect> denialsAfter = new ArrayList<>();

    private final Turns turns = new Turns(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private final Change change;
    private final Memberships memberships;
    private final Map<Peers, Ends> ends = new HashMap<>();
    private final Map<List<Selection>, Ends> parts = new HashMap<>();

    /** What changes. What denies more or allows less is better done early, the rest late. */
    record Turns(
            List<Effect> denialsAdded,
            List<Effect> allowancesRemoved,
            List<Effect> denialsRemoved,
            List<Effect> allowancesAdded) {

        /**
         * Only what the step of the one object does that is better early, and that of the other that is better late.
         */
        Turns of(ObjectKey earlier, ObjectKey later) {
            return new Turns(
                    by(earlier, denialsAdded),
                    by(earlier, allowancesRemoved),
                    by(later, denialsRemoved),
                    by(later, allowancesAdded));
        }

        private static List<Effect> by(ObjectKey writer, List<Effect> effects) {
            return effects.stream()
                    .filter(effect -> effect.writer().equals(writer))
                    .toList();
        }
    }

    private Effects(Change change) {
        this.change = change;
        this.memberships = new Memberships(change);
    }

    static Effects of(Change change) {
        Effects effects = new Effects(change);
        change.all(ObjectKind.CLUSTER_NETWORK_POLICY).forEach(effects::policy);
        return effects;
    }

    Turns turns() {
        return turns;
    }

    private void policy(ObjectKey policy) {
        List<WrittenRule> before = change.rules(policy, change.before(policy));
        List<WrittenRule> after = change.rules(policy, change.after(policy));
        before.stream()
                .filter(WrittenRule::denies)
                .map(rule -> whole(policy, rule))
                .forEach(denialsBefore::add);
        after.stream()
                .filter(WrittenRule::denies)
                .map(rule -> whole(policy, rule))
                .forEach(denialsAfter::add);
        before.forEach(this::groups);
        if (change.writes(policy)) {
            PolicyEdit edit = new PolicyEdit(before, after);
            edit.removed().forEach(rule -> removed(rule).add(whole(policy, rule)));
            edit.added().forEach(rule -> added(rule).add(whole(policy, rule)));
            after.forEach(this::groups);
        }
    }

    private List<Effect> added(WrittenRule rule) {
        return rule.denies() ? turns.denialsAdded() : turns.allowancesAdded();
    }

    private List<Effect> removed(WrittenRule rule) {
        return rule.denies() ? turns.denialsRemoved() : turns.allowancesRemoved();
    }

    private Effect whole(ObjectKey writer, WrittenRule rule) {
        return new Effect(writer, rule, ends(rule.source()), ends(rule.target()));
    }

    /** What changes of groups do to a rule that names them. */
    private void groups(WrittenRule rule) {
        for (ObjectKey group : rule.source().groups()) {
            memberships.of(group).differences().forEach((writer, difference) -> {
                Ends target = ends(rule.target());
                part(difference.added(), added(rule), some -> new Effect(writer, rule, some, target));
                part(difference.removed(), removed(rule), some -> new Effect(writer, rule, some, target));
            });
        }
        for (ObjectKey group : rule.target().groups()) {
            memberships.of(group).differences().forEach((writer, difference) -> {
                Ends source = ends(rule.source());
                part(difference.added(), added(rule), some -> new Effect(writer, rule, source, some));
                part(difference.removed(), removed(rule), some -> new Effect(writer, rule, source, some));
            });
        }
    }

    private void part(List<Selection> some, List<Effect> effects, Function<Ends, Effect> effect) {
        if (!some.isEmpty()) {
            effects.add(effect.apply(parts.computeIfAbsent(some, Ends::of)));
        }
    }

    /** Whoever may be meant before, after or in between. */
    private Ends ends(Peers peers) {
        Ends found = ends.get(peers);
        if (found == null) {
            found = peers.anybody() ? Ends.ANYBODY : Ends.of(everSelected(peers));
            ends.put(peers, found);
        }
        return found;
    }

    private List<Selection> everSelected(Peers peers) {
        List<Selection> selections = new ArrayList<>(peers.inlineList());
        peers.groups().forEach(group -> selections.addAll(memberships.of(group).ever()));
        return selections;
    }
}
