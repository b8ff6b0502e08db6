package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import io.tierwall.model.address.IpAddress.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes rules for nftables. Pods have IPv4 addresses only, so only those matter. A connection is marked with the
 * numbers of the rules that allowed it, the egress rule's in the upper half, so that its later packets count for them
 * although no rule looks at them any more. Not thread-safe.
 */
final class Ruleset {

    static final String TABLE = "inet tierwall";

    private static final int EGRESS_SHIFT = 16;

    private final RuleNumbers numbers;
    private final Map<String, String> sets = new LinkedHashMap<>();

    private Ruleset(RuleNumbers numbers) {
        this.numbers = numbers;
    }

    /** Name of the counter of packets that a rule decides itself. */
    static String decided(int number) {
        return "d" + number;
    }

    /** Name of the counter of further packets of connections that a rule allowed. */
    static String further(int number) {
        return "f" + number;
    }

    /**
     * One transaction that leaves exactly these rules in force and forgets the counters of others.
     *
     * @param numbers of these rules
     * @param staleSets names of the sets that are there now
     * @param staleCounters names of the counters of rules that are in force no longer
     */
    static String of(
            ResolvedRules rules, RuleNumbers numbers, Collection<String> staleSets, Collection<String> staleCounters) {
        return new Ruleset(numbers).transaction(rules, staleSets, staleCounters);
    }

    private String transaction(ResolvedRules rules, Collection<String> staleSets, Collection<String> staleCounters) {
        List<String> egress = lines(rules.egress());
        List<String> ingress = lines(rules.ingress());
        List<String> out = new ArrayList<>();
        out.add("add table " + TABLE);
        for (int number : new TreeSet<>(numbers.all().values())) {
            out.add("add counter " + TABLE + " " + decided(number));
            out.add("add counter " + TABLE + " " + further(number));
        }
        out.add("add chain " + TABLE + " egress");
        out.add("add chain " + TABLE + " ingress");
        out.add("add chain " + TABLE + " forward { type filter hook forward priority filter; policy accept; }");
        for (String chain : List.of("forward", "egress", "ingress")) {
            out.add("flush chain " + TABLE + " " + chain);
        }
        staleSets.forEach(set -> out.add("delete set " + TABLE + " " + set));
        staleCounters.forEach(counter -> out.add("delete counter " + TABLE + " " + counter));
        sets.forEach((elements, name) -> out.add("add set " + TABLE + " " + name
                + " { type ipv4_addr; flags interval; auto-merge; elements = { " + elements + " }; }"));
        forward(rules).forEach(line -> out.add("add rule " + TABLE + " forward " + line));
        egress.forEach(line -> out.add("add rule " + TABLE + " egress " + line));
        ingress.forEach(line -> out.add("add rule " + TABLE + " ingress " + line));
        return String.join("\n", out) + "\n";
    }

    private List<String> forward(ResolvedRules rules) {
        List<String> lines = new ArrayList<>();
        countingFurther(rules.egress(), "0xffff0000").ifPresent(lines::add);
        countingFurther(rules.ingress(), "0x0000ffff").ifPresent(lines::add);
        lines.add("ct state established,related accept");
        lines.add("jump egress");
        lines.add("jump ingress");
        return lines;
    }

    private Optional<String> countingFurther(List<ResolvedRule> rules, String half) {
        String counters = rules.stream()
                .filter(rule -> rule.verdict() == Verdict.ALLOW)
                .map(rule -> mark(rule) + " : \"" + further(numbers.of(rule.source())) + "\"")
                .distinct()
                .collect(Collectors.joining(", "));
        return counters.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "ct state established,related counter name ct mark & " + half + " map { " + counters + " }");
    }

    private String mark(ResolvedRule rule) {
        int number = numbers.of(rule.source());
        long mark = rule.direction() == Direction.EGRESS ? (long) number << EGRESS_SHIFT : number;
        return "0x%08x".formatted(mark);
    }

    private List<String> lines(List<ResolvedRule> rules) {
        return rules.stream().flatMap(rule -> lines(rule).stream()).toList();
    }

    private List<String> lines(ResolvedRule rule) {
        boolean egress = rule.direction() == Direction.EGRESS;
        Optional<String> near = addresses(rule.appliedTo(), List.of());
        Optional<String> far =
                switch (rule.peers()) {
                    case Peers.Any() -> Optional.of("");
                    case Peers.Addresses(var hosts, var blocks) -> addresses(hosts, blocks);
                };
        if (near.isEmpty() || far.isEmpty()) {
            return List.of(); // Named, but nobody is there: the rule matches nothing.
        }
        String addresses = (egress ? "ip saddr " : "ip daddr ")
                + near.get()
                + (far.get().isEmpty() ? "" : (egress ? " ip daddr " : " ip saddr ") + far.get());
        return traffic(rule.ports()).stream()
                .flatMap(traffic -> verdicts(rule, traffic).stream().map(verdict -> addresses + " " + verdict))
                .toList();
    }

    /** A set of the IPv4 addresses among these; empty when there are none. */
    private Optional<String> addresses(Collection<IpAddress> hosts, Collection<Cidr> blocks) {
        List<String> elements = Stream.concat(
                        hosts.stream()
                                .filter(host -> host.family() == Family.IPV4)
                                .map(IpAddress::toString),
                        blocks.stream()
                                .filter(block -> block.network().family() == Family.IPV4)
                                .map(Cidr::toString))
                .toList();
        if (elements.isEmpty()) {
            return Optional.empty();
        }
        String name = sets.computeIfAbsent(String.join(", ", elements), _ -> "s" + (sets.size() + 1));
        return Optional.of("@" + name);
    }

    /** One match for each protocol; one for everything where no port is named. */
    private static List<Traffic> traffic(List<PortMatch> ports) {
        if (ports.isEmpty()) {
            return List.of(new Traffic(Optional.empty(), ""));
        }
        Map<Protocol, List<PortMatch>> byProtocol = ports.stream()
                .sorted()
                .collect(Collectors.groupingBy(PortMatch::protocol, TreeMap::new, Collectors.toList()));
        return byProtocol.entrySet().stream()
                .map(entry -> new Traffic(
                        Optional.of(entry.getKey()),
                        keyword(entry.getKey()) + " dport { "
                                + entry.getValue().stream()
                                        .map(port -> port.first() + "-" + port.last())
                                        .distinct()
                                        .collect(Collectors.joining(", "))
                                + " } "))
                .toList();
    }

    private record Traffic(Optional<Protocol> protocol, String match) {}

    private static String keyword(Protocol protocol) {
        return switch (protocol) {
            case TCP -> "tcp";
            case UDP -> "udp";
            case SCTP -> "sctp";
        };
    }

    private List<String> verdicts(ResolvedRule rule, Traffic traffic) {
        String count = "counter name \"" + decided(numbers.of(rule.source())) + "\" ";
        return switch (rule.verdict()) {
            case ALLOW -> List.of(traffic.match() + count + "ct mark set ct mark | " + mark(rule) + " return");
            case DROP -> List.of(traffic.match() + count + "drop");
            case REJECT -> reject(traffic, count);
            case PASS -> List.of(traffic.match() + "return");
        };
    }

    /** TCP gets a reset, everything else learns that the host is prohibited: ICMP type 3, code 10. */
    private static List<String> reject(Traffic traffic, String count) {
        String reset = count + "reject with tcp reset";
        String prohibited = count + "reject with icmp type host-prohibited";
        if (traffic.protocol().isEmpty()) {
            return List.of("meta l4proto tcp " + reset, "meta l4proto != tcp " + prohibited);
        }
        return List.of(traffic.match() + (traffic.protocol().get() == Protocol.TCP ? reset : prohibited));
    }

    /** The names of the sets that a ruleset for these rules has. */
    static List<String> setNames(ResolvedRules rules, RuleNumbers numbers) {
        Ruleset ruleset = new Ruleset(numbers);
        ruleset.lines(rules.egress());
        ruleset.lines(rules.ingress());
        return List.copyOf(ruleset.sets.values());
    }
}
