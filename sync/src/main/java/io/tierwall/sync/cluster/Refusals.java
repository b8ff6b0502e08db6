package io.tierwall.sync.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.sync.cluster.ClusterException.Kind;
import java.time.Duration;
import java.util.Optional;

/** What an answer that is not a success means. */
final class Refusals {

    private static final int LONGEST_MESSAGE = 1_000;

    /** Whoever asks to be left alone for longer is asked all the same. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private Refusals() {}

    /**
     * Reads a refusal.
     *
     * @param code the status code
     * @param status the Status object of the answer; anything else says nothing
     * @param retryAfter the header, in seconds
     */
    static ClusterException of(int code, JsonNode status, Optional<String> retryAfter) {
        Optional<Duration> header = retryAfter
                .filter(text -> text.matches("\\d{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        int seconds = status.at("/details/retryAfterSeconds").asInt();
        Duration pause = header.orElse(seconds > 0 ? Duration.ofSeconds(seconds) : Duration.ZERO);
        return new ClusterException(
                kind(code), message(code, status), pause.isZero() ? null : shorter(pause, LONGEST_PAUSE), null);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Kind kind(int code) {
        return switch (code) {
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            case 410 -> Kind.EXPIRED;
            case 408, 429 -> Kind.UNAVAILABLE;
            default -> code >= 500 ? Kind.UNAVAILABLE : Kind.REFUSED;
        };
    }

    private static String message(int code, JsonNode status) {
        String said = status.path("message").asText("");
        String message =
                switch (code) {
                    case 401 ->
                        "the cluster does not accept the kubeconfig's credentials (401):"
                                + " if they have expired, register the cluster again with new ones";
                    case 403 -> said.isEmpty() ? "the kubeconfig's user may not do this (403)" : said;
                    default -> said.isEmpty() ? "the cluster answered with status " + code : said;
                };
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
