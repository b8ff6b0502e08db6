package io.tierwall.analysis.guardrail;

import io.tierwall.analysis.reach.NamedSet;
import io.tierwall.analysis.traffic.TrafficSet;

/**
 * What has to hold in a cluster, about addresses by their numbers there. An address and itself are no pair.
 *
 * @param traffic what it is about; it is addressed directly, not to a service
 */
public record Statement(Demand demand, NamedSet from, NamedSet to, TrafficSet traffic) {}
