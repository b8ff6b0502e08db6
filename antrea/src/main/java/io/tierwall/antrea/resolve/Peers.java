package io.tierwall.antrea.resolve;

import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The far end of a rule: anything, or these addresses. Peers that were named but resolve to nothing match nothing. */
public sealed interface Peers {

    /** Any address, of either family. */
    record Any() implements Peers {}

    /**
     * Just these addresses.
     *
     * @param hosts addresses of pods
     * @param blocks blocks of addresses, already without what they except
     */
    record Addresses(Set<IpAddress> hosts, List<Cidr> blocks) implements Peers {

        public Addresses {
            hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
            blocks = blocks.stream().distinct().sorted().toList();
        }
    }

    /** Whether a packet's far end is one of these. */
    default boolean contains(IpAddress address) {
        return switch (this) {
            case Any() -> true;
            case Addresses(Set<IpAddress> hosts, List<Cidr> blocks) ->
                hosts.contains(address) || blocks.stream().anyMatch(block -> block.contains(address));
        };
    }
}
