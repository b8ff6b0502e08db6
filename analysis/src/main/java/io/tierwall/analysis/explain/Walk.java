package io.tierwall.analysis.explain;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.decision.Ruling;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way of one packet past all rules: first those of the sender, then, if they let it leave, those of the receiver.
 * What the two sides decide is what {@link ClusterModel#ruling} says; it is found out again, rule by rule.
 *
 * @param packet behind a service, where the service sent it
 * @param egress at the sender; none where it is no pod, or the packet stays within it
 * @param ingress at the receiver; none where it is no pod, or is the sender, or the packet did not leave
 */
public record Walk(Packet packet, Optional<Side> egress, Optional<Side> ingress) {

    /** Follows a packet. */
    public static Walk of(ClusterModel model, Packet packet) {
        int from = model.addresses().number(packet.from());
        int to = model.addresses().number(packet.to());
        boolean within = from == to && model.addresses().isOfPod(from);
        boolean leaving =
                model.addresses().isOfPod(from) && !(within && packet.through().equals(ServiceName.NONE));
        Optional<Side> egress =
                leaving ? Optional.of(new End(Direction.EGRESS, from, to, packet).pass(model)) : Optional.empty();
        boolean arriving = model.addresses().isOfPod(to)
                && !within
                && egress.map(side -> side.verdict() == Verdict.ALLOW).orElse(true);
        Optional<Side> ingress =
                arriving ? Optional.of(new End(Direction.INGRESS, to, from, packet).pass(model)) : Optional.empty();
        return new Walk(packet, egress, ingress);
    }

    /** What becomes of the packet. */
    public Verdict verdict() {
        return egress.map(Side::verdict)
                .filter(leaving -> leaving != Verdict.ALLOW)
                .or(() -> ingress.map(Side::verdict))
                .orElse(Verdict.ALLOW);
    }

    /** One end of the way. */
    private record End(Direction direction, int own, int far, Packet packet) {

        Side pass(ClusterModel model) {
            Map<RuleOrigin, List<Rule>> written = new LinkedHashMap<>();
            model.book()
                    .rules(direction)
                    .forEach(rule -> written.computeIfAbsent(rule.origin(), _ -> new ArrayList<>())
                            .add(rule));
            List<Step> steps = new ArrayList<>();
            boolean left = false;
            Optional<RuleOrigin> decided = Optional.empty();
            for (Map.Entry<RuleOrigin, List<Rule>> entry : written.entrySet()) {
                RuleOrigin origin = entry.getKey();
                Optional<Reason> passedOver = passedOver(entry.getValue());
                if (decided.isPresent()) {
                    if (passedOver.isEmpty()) {
                        steps.add(new Step(origin, Reason.LATER));
                    }
                } else if (passedOver.isPresent()) {
                    steps.add(new Step(origin, passedOver.get()));
                } else if (origin.place().stage() == Stage.TIERS && left) {
                    steps.add(new Step(origin, Reason.LEFT_OUT));
                } else if (origin.place().stage() == Stage.TIERS && origin.verdict() == Verdict.PASS) {
                    left = true;
                    steps.add(new Step(origin, Reason.PASSES));
                } else {
                    decided = Optional.of(origin);
                    steps.add(new Step(origin, Reason.DECIDES));
                }
            }
            return new Side(direction, Ruling.verdict(decided), steps);
        }

        /** Why none of the rules that one written rule came to matches; empty when one does. */
        private Optional<Reason> passedOver(List<Rule> rules) {
            Reason closest = Reason.APPLIED_TO;
            for (Rule rule : rules) {
                if (!rule.appliedTo().contains(own)) {
                    continue;
                }
                if (!rule.far().contains(far, packet.through())) {
                    closest = closest == Reason.TRAFFIC ? closest : Reason.PEER;
                } else if (!rule.traffic().contains(TrafficPoint.of(packet))) {
                    closest = Reason.TRAFFIC;
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(closest);
        }
    }
}
