package io.tierwall.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When the agent of each node last said that it lives.
 *
 * @param heartbeats by node; empty before the first reading, and when the account may not read them
 */
record Agents(SortedMap<String, Instant> heartbeats) {

    static final Agents UNKNOWN = new Agents(new TreeMap<>());

    /** Reads a list of AntreaAgentInfo objects; each is named like its node. */
    static Agents read(JsonNode list) {
        SortedMap<String, Instant> heartbeats = new TreeMap<>();
        for (JsonNode info : list.path("items")) {
            info.path("agentConditions")
                    .valueStream()
                    .flatMap(condition -> time(condition.path("lastHeartbeatTime")).stream())
                    .max(Instant::compareTo)
                    .ifPresent(
                            latest -> heartbeats.put(info.at("/metadata/name").asText(), latest));
        }
        return new Agents(heartbeats);
    }

    private static Optional<Instant> time(JsonNode text) {
        try {
            return text.isTextual() ? Optional.of(Instant.parse(text.textValue())) : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** The nodes whose agents have not been heard of for that long, in order. */
    List<String> silent(Instant now, Duration silence) {
        Instant earliest = now.minus(silence);
        return heartbeats.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(earliest))
                .map(entry -> entry.getKey())
                .toList();
    }
}
