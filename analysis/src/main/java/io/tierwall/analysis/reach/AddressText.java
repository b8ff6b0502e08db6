package io.tierwall.analysis.reach;

import io.tierwall.analysis.members.AddressBook;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import io.tierwall.model.address.IpRange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Sets of addresses in words. */
public final class AddressText {

    private static final int MOST = 3;

    private AddressText() {}

    /**
     * All of a set, in order: first pods, as {@code shop/web-0}, whole namespaces as {@code shop/*} and all pods as
     * {@code pods}; then addresses outside as blocks or ranges, all of them (of families that pods have) as
     * {@code outside}. A pod with several addresses, not all of which belong, is followed by those that do. Blocks and
     * ranges may have addresses of pods in them, which do not count.
     */
    public static List<String> parts(AddressBook addresses, RoaringBitmap set) {
        List<String> parts = new ArrayList<>(pods(addresses, set));
        parts.addAll(outside(addresses, set));
        return parts;
    }

    /** The same in a line, separated by blanks. */
    static String all(AddressBook addresses, RoaringBitmap set) {
        return String.join(" ", parts(addresses, set));
    }

    /** The same in a line that is not too long; it says how many parts it leaves out. */
    public static String summary(AddressBook addresses, RoaringBitmap set) {
        List<String> parts = parts(addresses, set);
        return parts.size() <= MOST + 1
                ? String.join(", ", parts)
                : String.join(", ", parts.subList(0, MOST)) + " and " + (parts.size() - MOST) + " more";
    }

    private static List<String> pods(AddressBook addresses, RoaringBitmap set) {
        if (addresses.ofPods() > 0 && set.contains(0L, addresses.ofPods())) {
            return List.of("pods");
        }
        RoaringBitmap pods = set.clone();
        pods.remove(addresses.ofPods(), (long) addresses.count());
        SortedMap<String, SortedMap<Pod, List<Integer>>> namespaces = new TreeMap<>();
        pods.forEach((int number) -> {
            Pod pod = addresses.pod(number).orElseThrow();
            namespaces
                    .computeIfAbsent(pod.namespace(), _ -> new TreeMap<>())
                    .computeIfAbsent(pod, _ -> new ArrayList<>())
                    .add(number);
        });
        List<String> parts = new ArrayList<>();
        namespaces.forEach((namespace, members) -> {
            if (pods.contains(addresses.addresses(addresses.population().in(namespace)))) {
                parts.add(namespace + "/*");
            } else {
                members.forEach((pod, numbers) -> parts.add(pod(addresses, pod, numbers)));
            }
        });
        return parts;
    }

    private static String pod(AddressBook addresses, Pod pod, List<Integer> numbers) {
        return numbers.size() == pod.addresses().size()
                ? pod.toString()
                : pod + " "
                        + String.join(
                                " ",
                                numbers.stream()
                                        .map(number ->
                                                addresses.range(number).first().toString())
                                        .toList());
    }

    private static List<String> outside(AddressBook addresses, RoaringBitmap set) {
        RoaringBitmap wanted =
                RoaringBitmap.and(set, NamedSet.outside(addresses).addresses());
        RoaringBitmap all = addresses.outsideOfPods();
        if (!all.isEmpty() && wanted.contains(all)) {
            return List.of("outside");
        }
        List<IpRange> ranges = new ArrayList<>();
        wanted.forEach((int number) -> append(ranges, addresses.range(number)));
        return ranges.stream().map(AddressText::range).toList();
    }

    private static String range(IpRange range) {
        List<Cidr> blocks = range.toCidrs();
        return blocks.size() == 1 ? blocks.getFirst().toString() : range.first() + "-" + range.last();
    }

    private static void append(List<IpRange> ranges, IpRange next) {
        Optional<IpAddress> end = ranges.isEmpty()
                ? Optional.empty()
                : Optional.of(ranges.getLast().last());
        boolean adjoins = end.filter(last -> last.family() == next.first().family()
                        && last.value().add(BigInteger.ONE).equals(next.first().value()))
                .isPresent();
        ranges.add(adjoins ? new IpRange(ranges.removeLast().first(), next.last()) : next);
    }
}
