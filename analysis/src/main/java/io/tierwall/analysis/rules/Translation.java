package io.tierwall.analysis.rules;

import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.members.Selection;
import io.tierwall.analysis.rules.SelectedRule.Far;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/**
 * Turns what was selected into numbers of addresses, the same selection into the same bitmap. Used by one thread while
 * a book is made; what follows it only looks things up.
 */
final class Translation {

    private final AddressBook addresses;
    private final Optional<Translation> before;
    private final IdentityHashMap<RoaringBitmap, RoaringBitmap> ofPods = new IdentityHashMap<>();
    private final IdentityHashMap<Selection, RoaringBitmap> ofSelections = new IdentityHashMap<>();

    Translation(AddressBook addresses, Optional<Translation> before) {
        this.addresses = addresses;
        this.before = before;
    }

    /** The same, without what it was made after. */
    Translation alone() {
        Translation alone = new Translation(addresses, Optional.empty());
        alone.ofPods.putAll(ofPods);
        alone.ofSelections.putAll(ofSelections);
        return alone;
    }

    List<Rule> rules(List<SelectedRule> selected) {
        return selected.stream()
                .map(rule -> new Rule(rule.origin(), pods(rule.appliedTo()), far(rule.far()), rule.traffic()))
                .toList();
    }

    /** Notes what rules that were translated before came of. */
    void keep(List<SelectedRule> selected) {
        selected.forEach(rule -> {
            pods(rule.appliedTo());
            far(rule.far());
        });
    }

    private RoaringBitmap pods(RoaringBitmap pods) {
        return ofPods.computeIfAbsent(
                pods, _ -> before.map(earlier -> earlier.ofPods.get(pods)).orElseGet(() -> addresses.addresses(pods)));
    }

    private FarEnd far(Far far) {
        return switch (far) {
            case Far.Any() -> new FarEnd.Any();
            case Far.Services(var names) -> new FarEnd.Services(names);
            case Far.Selected(Selection selection) ->
                new FarEnd.Addresses(ofSelections.computeIfAbsent(
                        selection,
                        _ -> before.map(earlier -> earlier.ofSelections.get(selection))
                                .orElseGet(() -> addresses.addresses(selection))));
        };
    }
}
