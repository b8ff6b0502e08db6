package io.tierwall.antrea.resolve;

import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The far end of a rule: anything, these addresses, or whatever is behind these services. Peers that were named but
 * resolve to nothing match nothing.
 */
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

    /** Whatever a packet reaches by way of one of these services, and nothing that is addressed directly. */
    record Services(Set<ServiceName> names) implements Peers {

        public Services {
            names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        }
    }

    /** Just these pods' addresses. */
    static Peers hosts(Set<IpAddress> hosts) {
        return new Addresses(hosts, List.of());
    }

    /** Whether a packet's far end is one of these, however it was reached. */
    default boolean contains(IpAddress address, ServiceName through) {
        return this instanceof Services(Set<ServiceName> names) ? names.contains(through) : contains(address);
    }

    /** Whether a far end that is addressed directly is one of these. */
    default boolean contains(IpAddress address) {
        return switch (this) {
            case Any() -> true;
            case Services _ -> false;
            case Addresses(Set<IpAddress> hosts, List<Cidr> blocks) ->
                hosts.contains(address) || blocks.stream().anyMatch(block -> block.contains(address));
        };
    }
}
