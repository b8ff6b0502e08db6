package io.tierwall.analysis.reach;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.decision.Ruling;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The obvious way to find out: a packet of each kind from each address to each other. */
public record AllPairs(ClusterModel model) {

    /** Kinds of traffic that rules of a random world tell apart, and their neighbours. */
    public static final Set<Integer> POINTS = Set.copyOf(IntStream.concat(
                    IntStream.of(53, 79, 80, 81, 443, 8080, 8081)
                            .flatMap(port -> Stream.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP)
                                    .mapToInt(protocol -> TrafficPoint.of(protocol, port))),
                    IntStream.of(
                            TrafficPoint.icmp(0, 0),
                            TrafficPoint.icmp(8, 0),
                            TrafficPoint.icmp(8, 1),
                            TrafficPoint.icmp(13, 0),
                            TrafficPoint.icmp(13, 1),
                            TrafficPoint.OTHER))
            .boxed()
            .toList());

    /** Two numbers of addresses. */
    public record Pair(int from, int to) {}

    /** Every two addresses that something can pass between. */
    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        int count = model.addresses().count();
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                if (isPair(from, to)) {
                    pairs.add(new Pair(from, to));
                }
            }
        }
        return pairs;
    }

    private boolean isPair(int from, int to) {
        AddressBook addresses = model.addresses();
        boolean pods = from < addresses.ofPods() || to < addresses.ofPods();
        boolean family = addresses.range(from).first().family()
                == addresses.range(to).first().family();
        return from != to && pods && family && exists(from) && exists(to);
    }

    /**
     * Whether there is an address of this number that is not a pod's; single addresses are all that pods can exhaust.
     */
    private boolean exists(int number) {
        AddressBook addresses = model.addresses();
        if (number < addresses.ofPods()) {
            return true;
        }
        IpAddress first = addresses.range(number).first();
        IpAddress last = addresses.range(number).last();
        long length =
                last.value().subtract(first.value()).min(BigInteger.valueOf(64)).longValue() + 1;
        return length > 64
                || IntStream.range(0, (int) length)
                        .mapToObj(step ->
                                new IpAddress(first.family(), first.value().add(BigInteger.valueOf(step))))
                        .anyMatch(address -> addresses.number(address) == number);
    }

    /** The kinds of traffic that pass. */
    public Set<Integer> passing(Pair pair) {
        return Set.copyOf(POINTS.stream().filter(point -> passes(pair, point)).toList());
    }

    private boolean passes(Pair pair, int point) {
        return ruling(pair, point).verdict() == Verdict.ALLOW;
    }

    /** What becomes of one kind. */
    public Ruling ruling(Pair pair, int point) {
        return model.ruling(pair.from(), pair.to(), point, ServiceName.NONE);
    }
}
