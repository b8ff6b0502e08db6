package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.store.Counts;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a rule has met in the latest day.
 *
 * @param intervalSeconds how long each interval is; the last one is not over yet
 * @param points the oldest first, without gaps
 */
public record HistoryView(
        String rule, @JsonProperty("interval_seconds") long intervalSeconds, List<Point> points) {

    /**
     * One interval.
     *
     * @param start in ISO 8601
     */
    public record Point(String start, long sessions, long packets, long bytes) {

        static Point of(Map.Entry<Instant, Counts> entry) {
            Counts counts = entry.getValue();
            return new Point(entry.getKey().toString(), counts.sessions(), counts.packets(), counts.bytes());
        }
    }
}
