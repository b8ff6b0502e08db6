package io.tierwall.sync.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All that steps do to the rules of a cluster, and the rules that deny something before and after them. */
final class Effects {

    final List<Effect> denialsAdded = new ArrayList<>();
    final List<Effect> denialsRemoved = new ArrayList<>();
    final List<Effect> allowancesAdded = new ArrayList<>();
    final List<Effect> allowancesRemoved = new ArrayList<>();
    final List<Effect> denialsBefore = new ArrayList<>();
    final List<Effect> denialsAfter = new ArrayList<>();

    private final Change change;
    private final Memberships memberships;
    private final Map<Peers, Ends> ends = new HashMap<>();
    private final Map<List<Selection>, Ends> parts = new HashMap<>();

    private Effects(Change change) {
        this.change = change;
        this.memberships = new Memberships(change);
    }

    static Effects of(Change change) {
        Effects effects = new Effects(change);
        change.all(ObjectKind.CLUSTER_NETWORK_POLICY).forEach(effects::policy);
        return effects;
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
        return rule.denies() ? denialsAdded : allowancesAdded;
    }

    private List<Effect> removed(WrittenRule rule) {
        return rule.denies() ? denialsRemoved : allowancesRemoved;
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
