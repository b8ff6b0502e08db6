package io.tierwall.analysis.reach;

import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.members.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Addresses that people have a name for.
 *
 * @param addresses numbers of addresses; not to be changed
 */
public record NamedSet(String name, RoaringBitmap addresses) {

    /**
     * What was selected, such as the members of a group.
     *
     * @throws IllegalArgumentException when it has a block that no rule names and that was not asked for when the
     *     addresses were numbered
     */
    public static NamedSet of(String name, Selection selection, AddressBook addresses) {
        return new NamedSet(name, addresses.addresses(selection));
    }

    /** The pods of a namespace. */
    public static NamedSet namespace(String name, AddressBook addresses) {
        return new NamedSet(name, addresses.addresses(addresses.population().in(name)));
    }

    /** Each namespace, in order of names; one without pods has no addresses. */
    public static List<NamedSet> namespaces(AddressBook addresses) {
        List<NamedSet> sets = new ArrayList<>();
        addresses.population().inventory().namespaces().stream()
                .map(namespace -> namespace(namespace.name(), addresses))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .forEach(sets::add);
        return sets;
    }

    /** All pods. */
    public static NamedSet pods(AddressBook addresses) {
        return new NamedSet("pods", addresses.addresses(addresses.population().everybody()));
    }

    /** Whatever is no pod. */
    public static NamedSet outside(AddressBook addresses) {
        return new NamedSet(
                "outside",
                RoaringBitmap.bitmapOf(
                        IntStream.range(addresses.ofPods(), addresses.count()).toArray()));
    }
}
