package io.tierwall.analysis.reach;

import io.tierwall.analysis.traffic.TrafficSet;
import org.roaringbitmap.RoaringBitmap;

/**
 * The traffic that passes from each of some addresses to each of others, as far as the two are a pair.
 *
 * @param sources numbers of addresses
 * @param destinations numbers of addresses
 * @param traffic all that passes between them; never none
 */
public record Flow(RoaringBitmap sources, RoaringBitmap destinations, TrafficSet traffic) {}
