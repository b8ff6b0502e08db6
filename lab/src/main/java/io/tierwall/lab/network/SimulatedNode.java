package io.tierwall.lab.network;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.ServiceRoutes.Endpoint;
import io.tierwall.antrea.resolve.ServiceRoutes.Route;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one node would do. Not thread-safe. */
final class SimulatedNode {

    static final int PACKET_BYTES = 60;

    private final Map<RuleSource, RuleCounters> counters = new HashMap<>();
    private ResolvedRules rules = ResolvedRules.NONE;
    private int turn;

    void enforce(ResolvedRules next) {
        rules = next;
        Set<RuleSource> inForce = next.all().map(ResolvedRule::source).collect(Collectors.toSet());
        counters.keySet().retainAll(inForce);
        inForce.forEach(source -> counters.putIfAbsent(source, RuleCounters.ZERO));
    }

    /** The service that a packet is addressed to, if it is. */
    Optional<Route> route(Packet packet) {
        return rules.services().find(packet.to(), packet.protocol(), packet.number());
    }

    /** The packet as it goes on to one of a service's endpoints, each in its turn. */
    Packet towards(Route route, Packet packet) {
        Endpoint chosen =
                route.endpoints().get(Math.floorMod(turn++, route.endpoints().size()));
        return packet.through(route.service(), chosen.address(), chosen.port());
    }

    /** The rule that decides a packet in a direction, which counts it. */
    Optional<ResolvedRule> deciding(Direction direction, Packet packet) {
        Optional<ResolvedRule> deciding = rules.deciding(direction, packet);
        deciding.ifPresent(
                rule -> counters.merge(rule.source(), new RuleCounters(1, 1, PACKET_BYTES), RuleCounters::plus));
        return deciding;
    }

    Map<RuleSource, RuleCounters> counters() {
        return Map.copyOf(counters);
    }
}
