package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.IcmpMatch;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ServiceRoutes;
import io.tierwall.antrea.resolve.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes single rules for nftables. A connection is marked with the numbers of the rules that allowed it, the egress
 * rule's in the upper half, so that its later packets count for them although no rule looks at them any more.
 *
 * @param numbers of the rules
 * @param names of sets, with which rules refer to them
 * @param services where services have their addresses
 * @param logging whether rules that are to be logged are
 */
record RuleWriter(
        Numbering<RuleSource> numbers, Function<NamedSet, String> names, ServiceRoutes services, boolean logging) {

    private static final int EGRESS_SHIFT = 16;

    /** One kind of traffic, as a match; the protocol is empty where it is any. */
    private record Match(Optional<Protocol> protocol, String text) {}

    /** The lines that a rule comes to; none when it can never match. */
    List<String> lines(ResolvedRule rule) {
        boolean egress = rule.direction() == Direction.EGRESS;
        Optional<NamedSet> near = NamedSet.addresses(rule.appliedTo(), List.of());
        Optional<String> far = far(rule.peers(), egress ? "ip daddr " : "ip saddr ");
        if (near.isEmpty() || far.isEmpty()) {
            return List.of(); // Named, but nobody is there: the rule matches nothing.
        }
        String ends = (egress ? "ip saddr " : "ip daddr ") + names.apply(near.get()) + " " + far.get();
        return matches(rule.traffic()).stream()
                .flatMap(match -> verdicts(rule, match).stream())
                .map(verdict -> ends + verdict)
                .toList();
    }

    private Optional<String> far(Peers peers, String address) {
        return switch (peers) {
            case Peers.Any() -> Optional.of("");
            case Peers.Addresses(var hosts, var blocks) -> named(address, NamedSet.addresses(hosts, blocks));
            // The address that the pod asked for, before it was sent to an endpoint.
            case Peers.Services(var services) ->
                named(
                        "ct status dnat ct original ip daddr ",
                        NamedSet.addresses(this.services.addresses(services), List.of()));
        };
    }

    private Optional<String> named(String address, Optional<NamedSet> set) {
        return set.map(some -> address + names.apply(some) + " ");
    }

    /** One match for each protocol and kind of message; one for everything where nothing is named. */
    private List<Match> matches(Traffic traffic) {
        if (traffic.isAny()) {
            return List.of(new Match(Optional.empty(), ""));
        }
        Map<Protocol, List<PortMatch>> byProtocol = traffic.ports().stream()
                .collect(Collectors.groupingBy(PortMatch::protocol, TreeMap::new, Collectors.toList()));
        List<Match> matches = new ArrayList<>();
        byProtocol.forEach((protocol, spans) -> matches.add(new Match(Optional.of(protocol), ports(protocol, spans))));
        traffic.icmp().forEach(icmp -> matches.add(new Match(Optional.of(Protocol.ICMP), messages(icmp))));
        return matches;
    }

    private String ports(Protocol protocol, List<PortMatch> spans) {
        String keyword = protocol.name().toLowerCase(Locale.ROOT);
        PortMatch only = spans.getFirst();
        if (spans.size() > 1) {
            return keyword + " dport " + names.apply(NamedSet.ports(spans)) + " ";
        }
        return only.equals(PortMatch.all(protocol))
                ? "meta l4proto " + keyword + " "
                : keyword + " dport " + only.first() + "-" + only.last() + " ";
    }

    private static String messages(IcmpMatch match) {
        return match.equals(IcmpMatch.ALL)
                ? "ip protocol icmp "
                : "icmp type " + match.firstType() + "-" + match.lastType() + " icmp code " + match.firstCode() + "-"
                        + match.lastCode() + " ";
    }

    private List<String> verdicts(ResolvedRule rule, Match match) {
        String log = logging && rule.log().enabled()
                ? "log prefix \"" + logPrefix(rule) + "\" group " + LogMessages.GROUP + " snaplen "
                        + LogMessages.SNAP_BYTES + " "
                : "";
        String count = log + "counter name \"" + WrittenRules.decided(numbers.number(rule.source())) + "\" ";
        return switch (rule.verdict()) {
            case ALLOW -> List.of(match.text() + count + "ct mark set ct mark | " + mark(rule) + " " + Chains.ALLOW);
            case DROP -> List.of(match.text() + count + "drop");
            case REJECT -> reject(match, count);
            case PASS -> List.of(match.text() + log + Chains.pass(rule.direction(), rule.stage()));
        };
    }

    /** TCP gets a reset, everything else learns that the host is prohibited: ICMP type 3, code 10. */
    private static List<String> reject(Match match, String count) {
        String reset = count + "reject with tcp reset";
        String prohibited = count + "reject with icmp type host-prohibited";
        if (match.protocol().isEmpty()) {
            return List.of("meta l4proto tcp " + reset, "meta l4proto != tcp " + prohibited);
        }
        return List.of(match.text() + (match.protocol().get() == Protocol.TCP ? reset : prohibited));
    }

    /** What packets are marked with in the log. */
    String logPrefix(ResolvedRule rule) {
        return (rule.direction() == Direction.EGRESS ? "e" : "i") + numbers.number(rule.source());
    }

    /** The part of a mark that is about a direction. */
    static String half(Direction direction) {
        return direction == Direction.EGRESS ? "0xffff0000" : "0x0000ffff";
    }

    /** What a connection is marked with that the rule allows. */
    String mark(ResolvedRule rule) {
        int number = numbers.number(rule.source());
        long mark = rule.direction() == Direction.EGRESS ? (long) number << EGRESS_SHIFT : number;
        return "0x%08x".formatted(mark);
    }
}
