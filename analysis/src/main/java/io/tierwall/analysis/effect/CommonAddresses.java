package io.tierwall.analysis.effect;

import io.tierwall.analysis.members.AddressBook;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * The addresses that two states of a cluster have in common: those that the same pod has, and those that no pod has in
 * either. Immutable.
 */
final class CommonAddresses {

    private static final int NEITHER = -1;

    private final AddressBook book;
    /** By which number an address goes in either state. */
    private final int[] before;

    private final int[] after;

    private CommonAddresses(AddressBook book) {
        this.book = book;
        this.before = new int[book.count()];
        this.after = new int[book.count()];
    }

    static CommonAddresses of(AddressBook before, AddressBook after) {
        CommonAddresses common = new CommonAddresses(dividing(before, after));
        Set<IpAddress> taken = new HashSet<>(before.ofAllPods());
        taken.addAll(after.ofAllPods());
        RoaringBitmap exhausted = common.book.exhausted(taken);
        for (int number = 0; number < common.book.count(); number++) {
            boolean pair = number < common.book.ofPods()
                    ? common.setPod(number, before, after)
                    : !exhausted.contains(number) && common.setSpan(number, before, after);
            if (!pair) {
                common.before[number] = NEITHER;
            }
        }
        return common;
    }

    /** The pods of the later state, and spans that neither state divides further. */
    private static AddressBook dividing(AddressBook before, AddressBook after) {
        if (after.divides(before.blocks())) {
            return after;
        }
        Set<Cidr> blocks = new HashSet<>(before.blocks());
        blocks.addAll(after.blocks());
        return new AddressBook(after.population(), blocks);
    }

    private boolean setPod(int number, AddressBook earlier, AddressBook later) {
        if (earlier.equals(later)) {
            before[number] = number;
            after[number] = number;
            return true;
        }
        IpAddress address = book.range(number).first();
        before[number] = earlier.number(address);
        after[number] = later.number(address);
        return name(earlier, before[number]).equals(name(book, number));
    }

    private static Optional<String> name(AddressBook addresses, int number) {
        return addresses.pod(number).map(Pod::toString);
    }

    private boolean setSpan(int number, AddressBook earlier, AddressBook later) {
        IpAddress address = book.range(number).first();
        before[number] = earlier.span(address);
        after[number] = later.span(address);
        return true;
    }

    /** By which number all of them go in the result. */
    AddressBook book() {
        return book;
    }

    /** Whether an address is in both states. */
    boolean contains(int number) {
        return before[number] != NEITHER;
    }

    int before(int number) {
        return before[number];
    }

    int after(int number) {
        return after[number];
    }

    /** The pods with addresses that they have in one state, and not in the other. */
    List<String> onlyIn(AddressBook one, AddressBook other) {
        if (one.population() == other.population()) {
            return List.of();
        }
        return one.population().pods().stream()
                .filter(pod -> pod.addresses().stream()
                        .anyMatch(address -> !name(other, other.number(address)).equals(Optional.of(pod.toString()))))
                .map(Pod::toString)
                .toList();
    }
}
