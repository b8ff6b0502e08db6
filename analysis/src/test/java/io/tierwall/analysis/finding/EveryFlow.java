package io.tierwall.analysis.finding;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * One packet of every kind that rules can tell apart, and what the resolver's rules, gone through one by one, do with
 * it.
 */
final class EveryFlow {

    private final ClusterModel model;
    private final ResolvedRules rules;

    /** A rule as it is written: in a direction, as a name may come twice. */
    record Written(RuleSource source, Direction direction) {

        static Written of(ResolvedRule rule) {
            return new Written(rule.source(), rule.direction());
        }
    }

    EveryFlow(ClusterModel model, ResolvedRules rules) {
        this.model = model;
        this.rules = rules;
    }

    List<Packet> packets() {
        AddressBook addresses = model.addresses();
        List<IpAddress> ends = IntStream.range(0, addresses.count())
                .boxed()
                .flatMap(number -> addresses.example(number).stream())
                .toList();
        Set<Integer> points = points();
        List<Packet> packets = new ArrayList<>();
        for (IpAddress from : ends) {
            for (IpAddress to : ends) {
                boolean between = from.family() == to.family() && !from.equals(to) && (isPod(from) || isPod(to));
                if (between) {
                    points.forEach(point -> packets.add(packet(from, to, point)));
                }
            }
        }
        for (IpAddress from : ends.subList(0, addresses.ofPods())) {
            rules.services()
                    .routes()
                    .forEach(route -> route.endpoints().stream()
                            .filter(endpoint -> !endpoint.address().equals(from))
                            .forEach(endpoint ->
                                    packets.add(Packet.toPort(from, route.address(), route.protocol(), route.port())
                                            .through(route.service(), endpoint.address(), endpoint.port()))));
        }
        return packets;
    }

    private boolean isPod(IpAddress address) {
        return model.addresses().number(address) < model.addresses().ofPods();
    }

    /** A point of each span of traffic that no rule divides. Nothing stands for protocols that no packet here has. */
    private Set<Integer> points() {
        Set<Integer> points = new TreeSet<>(List.of(
                0, TrafficPoint.of(Protocol.UDP, 0), TrafficPoint.of(Protocol.SCTP, 0), TrafficPoint.icmp(0, 0)));
        for (Direction direction : Direction.values()) {
            for (Rule rule : model.book().rules(direction)) {
                for (int span = 0; span < rule.traffic().spans(); span++) {
                    points.add(rule.traffic().first(span));
                    points.add(rule.traffic().end(span));
                }
            }
        }
        points.removeIf(point -> point >= TrafficPoint.OTHER);
        return points;
    }

    static Packet packet(IpAddress from, IpAddress to, int point) {
        int ports = 1 << 16;
        Protocol protocol = List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP, Protocol.ICMP)
                .get(point / ports);
        int number = point % ports;
        return protocol == Protocol.ICMP
                ? new Packet(from, to, protocol, number / 256, number % 256, ServiceName.NONE)
                : Packet.toPort(from, to, protocol, number);
    }

    /** Whether there is a packet for it here: not for protocols that no rule can name. */
    static boolean isPacket(Witness witness) {
        return witness.point() < TrafficPoint.OTHER;
    }

    static Packet packet(Witness witness) {
        Packet direct = packet(witness.from().address(), witness.to().address(), witness.point());
        return direct.through(witness.through(), direct.to(), direct.number());
    }

    /** The rules of a direction that match a packet, in order. */
    List<ResolvedRule> matching(Direction direction, Packet packet) {
        return rules.of(direction).stream().filter(rule -> rule.matches(packet)).toList();
    }

    /** Those of these that have an effect: that decide, or hand over. */
    static List<ResolvedRule> taking(Collection<ResolvedRule> matching) {
        List<ResolvedRule> taking = new ArrayList<>();
        for (ResolvedRule rule : matching) {
            boolean leftOut = !taking.isEmpty() && rule.stage() == Stage.TIERS;
            if (!leftOut) {
                taking.add(rule);
                if (rule.verdict() != Verdict.PASS || rule.stage() != Stage.TIERS) {
                    break;
                }
            }
        }
        return taking;
    }

    /** What becomes of a packet that these match. */
    static Verdict verdict(Collection<ResolvedRule> matching) {
        List<ResolvedRule> taking = taking(matching);
        Verdict last = taking.isEmpty() ? Verdict.ALLOW : taking.getLast().verdict();
        return last == Verdict.PASS ? Verdict.ALLOW : last;
    }

    /** The rule that decides a packet that these match. */
    static Optional<ResolvedRule> decider(Collection<ResolvedRule> matching) {
        return taking(matching).stream()
                .filter(rule -> rule.verdict() != Verdict.PASS || rule.stage() != Stage.TIERS)
                .findFirst();
    }
}
