package io.tierwall.lab.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.ServiceRoutes.Route;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What nodes observe of one packet, as a Traceflow tells it. Computed from the rules: nothing is sent. */
final class Trace {

    private final ResolvedRules rules;
    private final Function<IpAddress, Place> places;
    private final long time;
    private final ArrayNode results = JsonNodeFactory.instance.arrayNode();

    private Trace(ResolvedRules rules, Function<IpAddress, Place> places, Instant now) {
        this.rules = rules;
        this.places = places;
        this.time = now.getEpochSecond();
    }

    /**
     * The results of a trace.
     *
     * @param places what has an address
     */
    static ArrayNode of(TracedPacket traced, ResolvedRules rules, Function<IpAddress, Place> places, Instant now) {
        Trace trace = new Trace(rules, places, now);
        trace.follow(traced);
        return trace.results;
    }

    private void follow(TracedPacket traced) {
        ArrayNode sender = node(traced.source().node(), "sender");
        observe(sender, "SpoofGuard", "", "Forwarded");
        Packet packet = traced.packet();
        Optional<Route> route = rules.services().find(packet.to(), packet.protocol(), packet.number());
        if (route.isPresent()) {
            if (route.get().endpoints().isEmpty()) {
                observe(sender, "LB", "EndpointDNAT", "Dropped");
                return;
            }
            var endpoint = route.get().endpoints().getFirst();
            packet = packet.through(route.get().service(), endpoint.address(), endpoint.port());
            observe(sender, "LB", "EndpointDNAT", "Forwarded")
                    .put("translatedDstIP", endpoint.address().toString());
        }
        if (passes(Direction.EGRESS, packet, sender)) {
            arrive(traced.source(), places.apply(packet.to()), packet, sender);
        }
    }

    private void arrive(Place source, Place destination, Packet packet, ArrayNode sender) {
        if (!destination.isPod()) {
            observe(sender, "Forwarding", "Output", "ForwardedOutOfNetwork");
            return;
        }
        ArrayNode last = sender;
        if (!destination.node().equals(source.node())) {
            observe(sender, "Forwarding", "Output", "Forwarded");
            last = node(destination.node(), "receiver");
            observe(last, "Forwarding", "Classification", "Received");
        }
        if (passes(Direction.INGRESS, packet, last)) {
            observe(last, "Forwarding", "Output", "Delivered").put("pod", destination.pod());
        }
    }

    /** Tells of the rule that decides, where there is one. */
    private boolean passes(Direction direction, Packet packet, ArrayNode out) {
        Optional<ResolvedRule> deciding = rules.deciding(direction, packet);
        if (deciding.isEmpty()) {
            return true;
        }
        ResolvedRule rule = deciding.get();
        ObjectNode observation = observe(out, "NetworkPolicy", table(direction, rule), action(rule.verdict()));
        if (!rule.source().policyName().isEmpty()) {
            observation.put("networkPolicy", rule.source().reference());
        }
        if (!rule.source().ruleName().isEmpty()) {
            observation.put("networkPolicyRule", rule.source().ruleName());
        }
        return rule.verdict() == Verdict.ALLOW;
    }

    private static String table(Direction direction, ResolvedRule rule) {
        String side = direction == Direction.EGRESS ? "Egress" : "Ingress";
        boolean allowed = rule.verdict() == Verdict.ALLOW;
        return switch (rule.stage()) {
            case TIERS -> allowed ? "AntreaPolicy" + side + "Rule" : side + "Metric";
            case KUBERNETES -> allowed ? side + "Rule" : side + "DefaultRule";
            case BASELINE -> side + "DefaultRule";
        };
    }

    private static String action(Verdict verdict) {
        return switch (verdict) {
            case ALLOW, PASS -> "Forwarded";
            case DROP -> "Dropped";
            case REJECT -> "Rejected";
        };
    }

    private ArrayNode node(String name, String role) {
        return results.addObject()
                .put("node", name)
                .put("role", role)
                .put("timestamp", time)
                .putArray("observations");
    }

    private static ObjectNode observe(ArrayNode out, String component, String information, String action) {
        ObjectNode observation = out.addObject().put("component", component);
        if (!information.isEmpty()) {
            observation.put("componentInfo", information);
        }
        return observation.put("action", action);
    }
}
