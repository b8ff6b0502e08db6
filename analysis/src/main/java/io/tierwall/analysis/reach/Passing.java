package io.tierwall.analysis.reach;

import io.tierwall.analysis.traffic.TrafficSet;

/**
 * What passes from some addresses to others, of the traffic that a question is about.
 *
 * @param pairs how many pairs there are
 * @param open how many of them some traffic passes between
 * @param whole how many of them all of it passes between
 * @param some the traffic that passes between at least one pair
 * @param every the traffic that passes between each pair; none where there is no pair
 */
public record Passing(long pairs, long open, long whole, TrafficSet some, TrafficSet every) {

    /** How much of something. */
    public enum Share {
        ALL,
        SOME,
        NONE
    }

    /** Of how many of the pairs anything passes. */
    public Share pairsThatPass() {
        return share(open, pairs);
    }

    /** How much of the traffic passes between the pairs together: all of it between each, none between any, or some. */
    public Share trafficThatPasses() {
        return whole == pairs && pairs > 0 ? Share.ALL : open == 0 ? Share.NONE : Share.SOME;
    }

    private static Share share(long part, long total) {
        return part == 0 ? Share.NONE : part == total ? Share.ALL : Share.SOME;
    }
}
