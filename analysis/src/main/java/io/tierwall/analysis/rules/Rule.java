package io.tierwall.analysis.rules;

import io.tierwall.analysis.traffic.TrafficSet;
import org.roaringbitmap.RoaringBitmap;

/**
 * A rule as packets meet it. Two are equal only when they are the same object.
 *
 * @param origin who says it, and when it is met
 * @param appliedTo the addresses of the pods that it protects, by number; not to be changed
 * @param far the other end
 * @param traffic what it covers
 */
public record Rule(RuleOrigin origin, RoaringBitmap appliedTo, FarEnd far, TrafficSet traffic) {

    @Override
    @SuppressWarnings("ReferenceEquality") // Rules are many, and looked up by identity after each edit.
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
