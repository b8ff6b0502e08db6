package io.tierwall.analysis.rules;

import io.tierwall.analysis.members.Population;
import io.tierwall.analysis.members.Selection;
import io.tierwall.analysis.rules.SelectedRule.Far;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.NamedPort;
import io.tierwall.antrea.resolve.RuleTraffic;
import io.tierwall.antrea.resolve.Traffic;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * One rule as it is written, of which several may come: names of ports mean other numbers in other pods. What comes of
 * it stands at one place and says the same, so its order does not matter.
 */
record RuleExpansion(Population population, RuleOrigin origin, RuleTraffic traffic) {

    List<SelectedRule> between(RoaringBitmap appliedTo, Far far) {
        List<SelectedRule> rules = new ArrayList<>();
        traffic.fixed().ifPresent(fixed -> rules.add(new SelectedRule(origin, appliedTo, far, TrafficSet.of(fixed))));
        if (!traffic.named().isEmpty()) {
            // Ports are those of the receiving pod, whichever end that is.
            NamedPort.resolve(traffic.named(), population.pods(receivers(appliedTo, far)))
                    .forEach((ports, pods) ->
                            rules.add(narrowed(appliedTo, far, numbers(pods), TrafficSet.of(Traffic.of(ports)))));
        }
        return rules;
    }

    private RoaringBitmap receivers(RoaringBitmap appliedTo, Far far) {
        if (origin.direction() == Direction.INGRESS) {
            return appliedTo;
        }
        return switch (far) {
            case Far.Any() -> population.everybody();
            case Far.Selected(Selection selection) -> selection.pods();
            case Far.Services _ -> Selection.NONE.pods();
        };
    }

    private SelectedRule narrowed(RoaringBitmap appliedTo, Far far, RoaringBitmap receivers, TrafficSet ports) {
        return origin.direction() == Direction.INGRESS
                ? new SelectedRule(origin, receivers, far, ports)
                : new SelectedRule(origin, appliedTo, new Far.Selected(Selection.of(receivers)), ports);
    }

    private RoaringBitmap numbers(List<Pod> pods) {
        RoaringBitmap numbers = new RoaringBitmap();
        pods.forEach(pod -> numbers.add((int) population.number(pod.toString()).orElseThrow()));
        return numbers;
    }
}
