package io.tierwall.antrea.resolve;

import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule as it is written, of which several resolved rules may come: names of ports mean other numbers in other pods.
 * What comes of it stands at one place and says the same, so its order does not matter.
 */
record RuleExpansion(
        RuleSource source, Stage stage, Direction direction, Verdict verdict, RuleTraffic traffic, LogSetting log) {

    /** The resolved rules between these pods and that far end. */
    List<ResolvedRule> between(Members appliedTo, FarEnd far) {
        List<ResolvedRule> rules = new ArrayList<>();
        traffic.fixed().ifPresent(fixed -> rules.add(rule(appliedTo, far, fixed)));
        if (!traffic.named().isEmpty()) {
            // Ports are those of the receiving pod, whichever end that is.
            NamedPort.resolve(traffic.named(), direction == Direction.INGRESS ? appliedTo.pods() : far.pods())
                    .forEach((ports, pods) -> rules.add(named(appliedTo, far, Traffic.of(ports), pods)));
        }
        return rules;
    }

    private ResolvedRule named(Members appliedTo, FarEnd far, Traffic ports, List<Pod> receivers) {
        return direction == Direction.INGRESS
                ? rule(Members.of(receivers), far, ports)
                : rule(appliedTo, FarEnd.of(receivers), ports);
    }

    private ResolvedRule rule(Members appliedTo, FarEnd far, Traffic covered) {
        return new ResolvedRule(source, stage, direction, verdict, appliedTo.podAddresses(), far.peers(), covered, log);
    }
}
