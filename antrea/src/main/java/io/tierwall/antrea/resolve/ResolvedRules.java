package io.tierwall.antrea.resolve;

import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that nodes enforce: the rules of a cluster in the order in which a packet meets them, and the ways through its
 * services. Rules stand by stage, then tier, policy priority, place in the policy. The first rule that matches decides
 * its direction; no match means allow.
 *
 * @param egress evaluated at the node of the sending pod
 * @param ingress evaluated at the node of the receiving pod
 * @param services where packets to services go
 */
public record ResolvedRules(List<ResolvedRule> egress, List<ResolvedRule> ingress, ServiceRoutes services) {

    /** No rules: everything is allowed. */
    public static final ResolvedRules NONE = new ResolvedRules(List.of(), List.of());

    public ResolvedRules {
        egress = List.copyOf(egress);
        ingress = List.copyOf(ingress);
    }

    /** Rules where there are no services. */
    public ResolvedRules(List<ResolvedRule> egress, List<ResolvedRule> ingress) {
        this(egress, ingress, ServiceRoutes.NONE);
    }

    /** The rules of a direction, in order. */
    public List<ResolvedRule> of(Direction direction) {
        return switch (direction) {
            case EGRESS -> egress;
            case INGRESS -> ingress;
        };
    }

    /** The rules of both directions. */
    public Stream<ResolvedRule> all() {
        return Stream.concat(egress.stream(), ingress.stream());
    }

    /** The rule that decides a packet in a direction; none where nothing matches, and the packet is allowed. */
    public Optional<ResolvedRule> deciding(Direction direction, Packet packet) {
        boolean passed = false;
        for (ResolvedRule rule : of(direction)) {
            if ((passed && rule.stage() == Stage.TIERS) || !rule.matches(packet)) {
                continue;
            }
            if (rule.verdict() != Verdict.PASS) {
                return Optional.of(rule);
            }
            if (rule.stage() != Stage.TIERS) {
                return Optional.empty(); // After the baseline comes nothing to pass to.
            }
            passed = true;
        }
        return Optional.empty();
    }

    /** What a node has to know whose pods have these addresses. All services are known everywhere. */
    ResolvedRules within(Set<IpAddress> addresses) {
        return new ResolvedRules(within(egress, addresses), within(ingress, addresses), services);
    }

    private static List<ResolvedRule> within(List<ResolvedRule> rules, Set<IpAddress> addresses) {
        return rules.stream().flatMap(rule -> rule.within(addresses).stream()).toList();
    }
}
