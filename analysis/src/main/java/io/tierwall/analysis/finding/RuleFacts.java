package io.tierwall.analysis.finding;

import io.tierwall.analysis.rules.RuleOrigin;
import java.util.Optional;
import java.util.Set;

/**
 * What was found out about a rule as it is written, among the rules of one list or of several.
 *
 * @param matched the first flow that it matches
 * @param taken the first flow that it takes: decides, or hands over to later stages
 * @param differs whether without it some flow would be decided in another way
 * @param takesAmongOurs the first flow that it would take if there were no foreign rules; it is ours
 * @param takers the rules that take flows which it matches; known only where it takes none itself
 * @param successors the rules that would decide without it; known only where that makes no difference
 */
record RuleFacts(
        Optional<Flow> matched,
        Optional<Flow> taken,
        boolean differs,
        Optional<Flow> takesAmongOurs,
        Set<RuleOrigin> takers,
        Set<RuleOrigin> successors) {}
