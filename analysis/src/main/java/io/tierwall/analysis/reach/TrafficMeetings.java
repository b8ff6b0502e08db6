package io.tierwall.analysis.reach;

import io.tierwall.analysis.traffic.TrafficSet;
import java.util.HashMap;
import java.util.Map;

/** What is left when traffic leaves and arrives, each combination worked out once. Used by one thread. */
final class TrafficMeetings {

    private final TrafficNumbers numbers;
    private final Map<Long, TrafficSet> known = new HashMap<>();

    TrafficMeetings(TrafficNumbers numbers) {
        this.numbers = numbers;
    }

    TrafficSet of(int leaving, int arriving) {
        if (leaving == TrafficNumbers.NONE || arriving == TrafficNumbers.NONE) {
            return TrafficSet.NONE;
        }
        if (leaving == arriving || arriving == TrafficNumbers.ALL) {
            return numbers.set(leaving);
        }
        return leaving == TrafficNumbers.ALL
                ? numbers.set(arriving)
                : known.computeIfAbsent(
                        (long) leaving << Integer.SIZE | arriving,
                        _ -> numbers.set(leaving).intersect(numbers.set(arriving)));
    }
}
