package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import io.tierwall.model.address.IpAddress.Family;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that rules look up by name. Rules with equal content share it, because a set of its own for each rule makes
 * loading many times slower. Pods have IPv4 addresses only, so only those matter.
 */
sealed interface NamedSet {

    /** Addresses and blocks of them. */
    record Addresses(Set<IpAddress> hosts, List<Cidr> blocks) implements NamedSet {

        static Addresses of(Collection<IpAddress> hosts, Collection<Cidr> blocks) {
            return new Addresses(
                    hosts.stream().filter(host -> host.family() == Family.IPV4).collect(Collectors.toSet()),
                    blocks.stream()
                            .filter(block -> block.network().family() == Family.IPV4)
                            .toList());
        }

        boolean isEmpty() {
            return hosts.isEmpty() && blocks.isEmpty();
        }
    }

    /** Spans of ports of one protocol. */
    record Ports(List<PortMatch> spans) implements NamedSet {}

    /** Pairs of each of these addresses with itself. */
    record Twins(Set<IpAddress> addresses) implements NamedSet {}

    /** What stands before the number in the name. */
    default String prefix() {
        return switch (this) {
            case Addresses _ -> "a";
            case Ports _ -> "p";
            case Twins _ -> "t";
        };
    }

    /** Type and elements, as nftables reads them. */
    default String definition() {
        return switch (this) {
            case Addresses(Set<IpAddress> hosts, List<Cidr> blocks) ->
                "type ipv4_addr; " + (blocks.isEmpty() ? "" : "flags interval; auto-merge; ")
                        + elements(Stream.concat(hosts.stream().sorted(), blocks.stream()));
            case Ports(List<PortMatch> spans) ->
                "type inet_service; flags interval; auto-merge; "
                        + elements(spans.stream().map(span -> span.first() + "-" + span.last()));
            case Twins(Set<IpAddress> addresses) ->
                "type ipv4_addr . ipv4_addr; "
                        + elements(addresses.stream().sorted().map(address -> address + " . " + address));
        };
    }

    private static String elements(Stream<?> elements) {
        return "elements = { " + elements.map(Object::toString).collect(Collectors.joining(", ")) + " };";
    }
}
