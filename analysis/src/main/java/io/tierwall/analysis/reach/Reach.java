package io.tierwall.analysis.reach;

import io.tierwall.analysis.traffic.TrafficSet;
import org.roaringbitmap.RoaringBitmap;

/**
 * Addresses that reach, or are reached by, a set that was asked about.
 *
 * @param addresses numbers of addresses, each of which fares the same
 * @param some the traffic that passes with at least one of the set; never none
 * @param every the traffic that passes with each of the set, but the address itself
 */
public record Reach(RoaringBitmap addresses, TrafficSet some, TrafficSet every) {}
