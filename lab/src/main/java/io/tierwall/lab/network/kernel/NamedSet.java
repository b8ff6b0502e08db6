package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import io.tierwall.model.address.IpAddress.Family;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that rules look up by name. Rules with equal content share it, because a set of its own for each rule makes
 * loading many times slower.
 *
 * @param prefix what stands before the number in the name
 * @param definition type and elements, as nftables reads them
 */
record NamedSet(String prefix, String definition) {

    /**
     * Addresses and blocks of them; nothing where there is none. Pods have IPv4 addresses only, so only those matter.
     */
    static Optional<NamedSet> addresses(Collection<IpAddress> hosts, Collection<Cidr> blocks) {
        List<IpAddress> ownHosts = hosts.stream()
                .filter(host -> host.family() == Family.IPV4)
                .distinct()
                .sorted()
                .toList();
        List<Cidr> ownBlocks = blocks.stream()
                .filter(block -> block.network().family() == Family.IPV4)
                .toList();
        if (ownHosts.isEmpty() && ownBlocks.isEmpty()) {
            return Optional.empty();
        }
        String type = "type ipv4_addr; " + (ownBlocks.isEmpty() ? "" : "flags interval; auto-merge; ");
        return Optional.of(new NamedSet("a", type + elements(Stream.concat(ownHosts.stream(), ownBlocks.stream()))));
    }

    /** Spans of ports of one protocol. */
    static NamedSet ports(List<PortMatch> spans) {
        return new NamedSet(
                "p",
                "type inet_service; flags interval; auto-merge; "
                        + elements(spans.stream().map(span -> span.first() + "-" + span.last())));
    }

    /** Pairs of each of these addresses with itself; nothing where there is none. */
    static Optional<NamedSet> twins(Collection<IpAddress> addresses) {
        return addresses.isEmpty()
                ? Optional.empty()
                : Optional.of(new NamedSet(
                        "t",
                        "type ipv4_addr . ipv4_addr; "
                                + elements(addresses.stream().sorted().map(address -> address + " . " + address))));
    }

    private static String elements(Stream<?> elements) {
        return "elements = { " + elements.map(Object::toString).collect(Collectors.joining(", ")) + " };";
    }
}
