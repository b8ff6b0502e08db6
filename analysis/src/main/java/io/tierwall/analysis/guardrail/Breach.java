package io.tierwall.analysis.guardrail;

import io.tierwall.analysis.decision.Ruling;
import io.tierwall.analysis.traffic.TrafficSet;

/**
 * That a statement does not hold, by an example.
 *
 * @param from number of an address
 * @param to number of an address
 * @param traffic what passes between the two though it must not, or what does not pass though it must; never none
 * @param point one kind of it
 * @param ruling which rules let it pass, or do not
 */
public record Breach(int from, int to, TrafficSet traffic, int point, Ruling ruling) {}
