package io.tierwall.antrea.resolve;

import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a selection comes to.
 *
 * @param pods selected by label, namespace or service
 * @param blocks addresses that are listed, without what they except
 */
public record Members(Set<Pod> pods, List<Cidr> blocks) {

    /** Nobody. */
    public static final Members NONE = new Members(Set.of(), List.of());

    public Members {
        pods = Collections.unmodifiableSortedSet(new TreeSet<>(pods));
        blocks = blocks.stream().distinct().sorted().toList();
    }

    static Members of(List<Pod> pods) {
        return new Members(new TreeSet<>(pods), List.of());
    }

    static Members of(Stream<Cidr> blocks) {
        return new Members(Set.of(), blocks.toList());
    }

    /** Sorted sets alone would compare pods by their names only. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Members(Set<Pod> otherPods, List<Cidr> otherBlocks)
                        && List.copyOf(pods).equals(List.copyOf(otherPods))
                        && blocks.equals(otherBlocks));
    }

    @Override
    public int hashCode() {
        return Objects.hash(pods, blocks);
    }

    Members with(Members other) {
        Set<Pod> together = new TreeSet<>(pods);
        together.addAll(other.pods);
        return new Members(
                together, Stream.concat(blocks.stream(), other.blocks.stream()).toList());
    }

    /** The addresses of the pods. */
    Set<IpAddress> podAddresses() {
        return pods.stream().flatMap(pod -> pod.addresses().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that are pods of a namespace, without addresses that are listed. */
    Members in(String namespace) {
        return Members.of(
                pods.stream().filter(pod -> pod.namespace().equals(namespace)).toList());
    }

    /** The nodes that the pods run on, without those of pods that run nowhere yet. */
    Set<String> nodes() {
        return pods.stream()
                .map(Pod::node)
                .filter(node -> !node.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
