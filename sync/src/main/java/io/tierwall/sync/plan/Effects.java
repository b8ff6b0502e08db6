package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that steps do to the rules of a cluster, and the rules that deny something before and after them. */
final class Effects {

    private final Turns turns = new Turns(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private final Change change;
    private final Memberships memberships;
    private final Map<Peers, Ends> ends = new HashMap<>();
    private final Map<List<Selection>, Ends> parts = new HashMap<>();

    // Of all policies, and mostly of no account: only read when somebody asks.
    private Optional<List<Effect>> denialsBefore = Optional.empty();
    private Optional<List<Effect>> denialsAfter = Optional.empty();

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

        /** Whether more than one object's step changes something; one alone waits for nobody. */
        boolean areOfSeveral() {
            return Stream.of(denialsAdded, allowancesRemoved, denialsRemoved, allowancesAdded)
                            .flatMap(List::stream)
                            .map(Effect::writer)
                            .distinct()
                            .limit(2)
                            .count()
                    > 1;
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
        change.policiesTouched().forEach(effects::policy);
        return effects;
    }

    /** Whether any rule denies something before; mostly the first policies tell. */
    boolean denyBefore() {
        return deny(change.policiesBefore(), change::before);
    }

    /** Whether any rule denies something after. */
    boolean denyAfter() {
        return deny(change.policiesAfter(), change::after);
    }

    private boolean deny(Collection<ObjectKey> policies, Function<ObjectKey, JsonNode> spec) {
        return policies.stream()
                .anyMatch(policy -> !change.denials(policy, spec.apply(policy)).isEmpty());
    }

    /** The rules that deny something before. */
    List<Effect> denialsBefore() {
        if (denialsBefore.isEmpty()) {
            denialsBefore = Optional.of(denials(change.policiesBefore(), change::before));
        }
        return denialsBefore.orElseThrow();
    }

    /** The rules that deny something after. */
    List<Effect> denialsAfter() {
        if (denialsAfter.isEmpty()) {
            denialsAfter = Optional.of(denials(change.policiesAfter(), change::after));
        }
        return denialsAfter.orElseThrow();
    }

    private List<Effect> denials(Collection<ObjectKey> policies, Function<ObjectKey, JsonNode> spec) {
        return policies.stream()
                .flatMap(policy -> change.denials(policy, spec.apply(policy)).stream())
                .map(rule -> whole(rule.policy(), rule))
                .toList();
    }

    Turns turns() {
        return turns;
    }

    private void policy(ObjectKey policy) {
        List<WrittenRule> before = change.rules(policy, change.before(policy));
        List<WrittenRule> after = change.rules(policy, change.after(policy));
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
