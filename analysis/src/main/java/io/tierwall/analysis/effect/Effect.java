package io.tierwall.analysis.effect;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.antrea.resolve.Inventory.Pod;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * What becomes different between two states of a cluster, for the addresses that are in both. Changes are in order of
 * their first sources, then their first destinations; no two of one list have traffic of one pair in common.
 *
 * @param addresses by which number addresses go here
 * @param gained traffic that passes afterwards, and did not before
 * @param lost traffic that passed before, and does not afterwards
 * @param came pods, by namespace and name, with addresses that they did not have before; of these nothing is said here
 * @param gone pods, by namespace and name, with addresses that they do not have afterwards; of these neither
 */
public record Effect(
        AddressBook addresses, List<Change> gained, List<Change> lost, List<String> came, List<String> gone) {

    public Effect {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
        came = List.copyOf(came);
        gone = List.copyOf(gone);
    }

    /**
     * Compares two states. Where the second was made from the first by {@link ClusterModel#next}, only addresses whose
     * rules changed are looked at.
     */
    public static Effect of(ClusterModel before, ClusterModel after) {
        CommonAddresses common = CommonAddresses.of(before.addresses(), after.addresses());
        Comparison comparison = new Comparison(common, before, after);
        comparison.run();
        return new Effect(
                common.book(),
                comparison.gained(),
                comparison.lost(),
                common.onlyIn(after.addresses(), before.addresses()),
                common.onlyIn(before.addresses(), after.addresses()));
    }

    /** Whether all traffic between what is in both states fares as before. */
    public boolean isNone() {
        return gained.isEmpty() && lost.isEmpty();
    }

    /** The pods that gain or lose traffic, at whichever end, in order of namespace and name. */
    public List<Pod> workloads() {
        RoaringBitmap touched = RoaringBitmap.or(Stream.concat(gained.stream(), lost.stream())
                .flatMap(change -> Stream.of(change.sources(), change.destinations()))
                .iterator());
        return IntStream.of(touched.toArray())
                .mapToObj(addresses::pod)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
    }
}
