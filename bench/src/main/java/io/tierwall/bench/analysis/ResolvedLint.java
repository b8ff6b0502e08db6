package io.tierwall.bench.analysis;

import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Traffic;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Compares resolved rules pair by pair, by their own sets of addresses. Nothing of the analysis is used. It knows rules
 * over pods and ports; it does not see what several ports, or several rules, cover together.
 */
final class ResolvedLint {

    private final List<ResolvedRule> rules;

    /**
     * What was seen of one rule.
     *
     * @param overlapping how many rules before it match something that it matches, and say otherwise
     * @param covered whether one of them takes all that it matches
     */
    record Seen(ResolvedRule rule, int overlapping, boolean covered) {}

    /** @param rules of one direction, in order */
    ResolvedLint(List<ResolvedRule> rules) {
        this.rules = List.copyOf(rules);
    }

    int count() {
        return rules.size();
    }

    /** Compares one rule with all before it. */
    Seen look(int place) {
        ResolvedRule rule = rules.get(place);
        int overlapping = 0;
        boolean covered = false;
        for (ResolvedRule before : rules.subList(0, place)) {
            if (overlap(before, rule)) {
                overlapping += before.verdict() != rule.verdict() ? 1 : 0;
                covered = covered || (takes(before, rule) && covers(before, rule));
            }
        }
        return new Seen(rule, overlapping, covered);
    }

    private static boolean takes(ResolvedRule before, ResolvedRule later) {
        return before.stage() == Stage.TIERS && (before.verdict() != Verdict.PASS || later.stage() == Stage.TIERS);
    }

    private static boolean overlap(ResolvedRule one, ResolvedRule other) {
        return !Collections.disjoint(one.appliedTo(), other.appliedTo())
                && overlap(one.peers(), other.peers())
                && overlap(one.traffic(), other.traffic());
    }

    private static boolean overlap(Peers one, Peers other) {
        return one instanceof Peers.Any
                || other instanceof Peers.Any
                || !Collections.disjoint(addresses(one), addresses(other));
    }

    private static boolean overlap(Traffic one, Traffic other) {
        return one.isAny()
                || other.isAny()
                || one.ports().stream().anyMatch(port -> other.ports().stream().anyMatch(span -> overlap(port, span)));
    }

    private static boolean overlap(PortMatch one, PortMatch other) {
        return one.protocol() == other.protocol() && one.first() <= other.last() && other.first() <= one.last();
    }

    private static boolean covers(ResolvedRule one, ResolvedRule other) {
        return one.appliedTo().containsAll(other.appliedTo())
                && covers(one.peers(), other.peers())
                && covers(one.traffic(), other.traffic());
    }

    private static boolean covers(Peers one, Peers other) {
        return one instanceof Peers.Any
                || (!(other instanceof Peers.Any) && addresses(one).containsAll(addresses(other)));
    }

    private static boolean covers(Traffic one, Traffic other) {
        return one.isAny()
                || (!other.isAny()
                        && other.ports().stream()
                                .allMatch(port -> one.ports().stream().anyMatch(span -> covers(span, port))));
    }

    private static boolean covers(PortMatch one, PortMatch other) {
        return one.protocol() == other.protocol() && one.first() <= other.first() && one.last() >= other.last();
    }

    private static Set<IpAddress> addresses(Peers peers) {
        if (peers instanceof Peers.Addresses(Set<IpAddress> hosts, var blocks) && blocks.isEmpty()) {
            return hosts;
        }
        throw new IllegalArgumentException("only pods are known here: " + peers);
    }
}
