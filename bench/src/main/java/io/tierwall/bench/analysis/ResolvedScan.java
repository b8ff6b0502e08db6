package io.tierwall.bench.analysis;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Resolver;
import io.tierwall.antrea.resolve.Verdict;

/**
 * Reads resolved rules, each with its own sets of addresses, one after the other until one decides, as an agent's table
 * says them. Nothing of the analysis is used.
 */
final class ResolvedScan {

    private final ResolvedRules rules;

    ResolvedScan(PolicyWorld world) {
        this.rules = Resolver.resolve(world.objects(), world.inventory()).rules();
    }

    Verdict verdict(Packet packet) {
        if (packet.from().equals(packet.to())) {
            return Verdict.ALLOW;
        }
        Verdict leaving = verdict(Direction.EGRESS, packet);
        return leaving == Verdict.ALLOW ? verdict(Direction.INGRESS, packet) : leaving;
    }

    private Verdict verdict(Direction direction, Packet packet) {
        return rules.deciding(direction, packet).map(ResolvedRule::verdict).orElse(Verdict.ALLOW);
    }
}
