package io.tierwall.bench.analysis;

import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Resolver;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress;

/** Brute force: goes through all rules in order for each pair of addresses. */
final class AllRules {

    private final ResolvedRules rules;

    AllRules(PolicyObjects objects, Inventory inventory) {
        this.rules = Resolver.resolve(objects, inventory).rules();
    }

    /** The traffic that passes from one address to another. */
    TrafficSet allowed(IpAddress from, IpAddress to) {
        return allowed(Direction.EGRESS, from, to).intersect(allowed(Direction.INGRESS, to, from));
    }

    private TrafficSet allowed(Direction direction, IpAddress own, IpAddress far) {
        TrafficSet left = TrafficSet.ALL;
        TrafficSet passed = TrafficSet.NONE;
        TrafficSet denied = TrafficSet.NONE;
        boolean tiers = true;
        for (ResolvedRule rule : rules.of(direction)) {
            if (tiers && rule.stage() != Stage.TIERS) {
                left = left.union(passed);
                tiers = false;
            }
            if (rule.appliedTo().contains(own) && rule.peers().contains(far)) {
                TrafficSet hit = left.intersect(TrafficSet.of(rule.traffic()));
                left = left.minus(hit);
                if (rule.verdict() == Verdict.PASS) {
                    passed = passed.union(hit);
                } else if (rule.verdict() != Verdict.ALLOW) {
                    denied = denied.union(hit);
                }
            }
        }
        return TrafficSet.ALL.minus(denied);
    }
}
