package io.tierwall.analysis.explain;

import io.tierwall.analysis.rules.RuleOrigin;

/** One rule, as it is written, on the way of a packet. */
public record Step(RuleOrigin rule, Reason reason) {}
