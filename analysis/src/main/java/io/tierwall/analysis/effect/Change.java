package io.tierwall.analysis.effect;

import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.analysis.traffic.TrafficSet;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Traffic that is gained, or lost, between each of some addresses and each of others, as far as the two are a pair.
 *
 * @param sources numbers of addresses
 * @param destinations numbers of addresses
 * @param traffic never none
 * @param denying the rule that says no to it: before where it is gained, after where it is lost
 * @param allowing the rules that let it pass: after where it is gained, before where it is lost; in order of direction
 *     and of the rules, none where nothing matches. Each decides some of it, for some of the pairs
 */
public record Change(
        RoaringBitmap sources,
        RoaringBitmap destinations,
        TrafficSet traffic,
        RuleOrigin denying,
        List<RuleOrigin> allowing) {

    public Change {
        allowing = List.copyOf(allowing);
    }
}
