package io.tierwall.model.intent;

import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An intent with the changes of a transaction under way laid over it. Not thread-safe. */
final class Draft {

    private final Intent before;
    private final NavigableMap<IntentPath, Change> changes = new TreeMap<>();

    Draft(Intent before) {
        this.before = before;
    }

    Intent before() {
        return before;
    }

    Optional<IntentObject> object(IntentPath path) {
        Change change = changes.get(path);
        return switch (change) {
            case null -> before.object(path);
            case Change.Stored(IntentObject object) -> Optional.of(object);
            case Change.Removed _ -> Optional.empty();
        };
    }

    void store(IntentObject object) {
        changes.put(object.path(), new Change.Stored(object));
    }

    void remove(IntentPath path) {
        if (before.object(path).isPresent()) {
            changes.put(path, new Change.Removed(path));
        } else {
            changes.remove(path);
        }
    }

    /** What differs from before, by path. A change back to what was is none. */
    List<Change> changes() {
        return changes.values().stream()
                .filter(change -> switch (change) {
                    case Change.Stored(IntentObject object) ->
                        !before.object(object.path()).equals(Optional.of(object));
                    case Change.Removed _ -> true;
                })
                .toList();
    }

    /** Everything below a policy, whether it was there before or is new. */
    List<IntentPath> below(IntentPath policy) {
        Stream<IntentPath> known = before.policy(policy).stream()
                .flatMap(tree -> Stream.<IntentObject>concat(tree.rules().stream(), tree.spans().stream()))
                .map(IntentObject::path);
        return Stream.concat(known, changes.keySet().stream())
                .filter(path -> path.isWithin(policy) && !path.equals(policy))
                .distinct()
                .filter(path -> object(path).isPresent())
                .sorted()
                .toList();
    }

    /** The rules of a policy in their order. */
    List<Rule> rules(IntentPath policy) {
        return below(policy).stream()
                .flatMap(path -> object(path).stream())
                .filter(Rule.class::isInstance)
                .map(Rule.class::cast)
                .sorted(PolicyTree.RULE_ORDER)
                .toList();
    }

    /**
     * The policies that people made, of all categories, each category in its order; new ones behind those with the same
     * number.
     */
    List<SecurityPolicy> policies() {
        Collection<IntentPath> paths = new ArrayList<>();
        before.policies().forEach(tree -> paths.add(tree.policy().path()));
        paths.addAll(changes.keySet());
        return paths.stream()
                .distinct()
                .flatMap(path -> object(path).stream())
                .filter(SecurityPolicy.class::isInstance)
                .map(SecurityPolicy.class::cast)
                .filter(policy -> !policy.system().systemOwned())
                .sorted(Comparator.comparing(SecurityPolicy::category)
                        .thenComparingInt(SecurityPolicy::sequenceNumber)
                        .thenComparing(policy -> policy.order().value() == 0
                                ? Double.MAX_VALUE
                                : policy.order().value()))
                .toList();
    }
}
