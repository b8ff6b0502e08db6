package io.tierwall.analysis.rules;

import io.tierwall.antrea.resolve.Direction;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * What one policy comes to.
 *
 * @param tier priority of its tier
 * @param selected its rules, by pods
 * @param isolated the pods that get nothing but what a policy allows, by direction
 * @param rules its rules, by numbers of addresses
 * @param silent what is written, but comes to no rule
 */
record PolicyRules(
        int tier,
        List<SelectedRule> selected,
        Map<Direction, RoaringBitmap> isolated,
        List<Rule> rules,
        List<RuleOrigin> silent) {

    PolicyRules translated(Translation translation) {
        return new PolicyRules(tier, selected, isolated, translation.rules(selected), silent);
    }
}
