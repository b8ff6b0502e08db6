package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ApiException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What becomes of a request.
 *
 * @param delay what passes first
 * @param disturbance what happens instead of the answer; nothing when it is answered
 */
public record Fate(Duration delay, Optional<Disturbance> disturbance) {

    /** Answered, at once. */
    public static final Fate UNDISTURBED = new Fate(Duration.ZERO, Optional.empty());

    /** What happens instead of an answer. */
    public sealed interface Disturbance {}

    /**
     * It is refused.
     *
     * @param retryAfter when the client may come again, in whole seconds; not said when empty
     */
    public record Refused(ApiException why, Optional<Duration> retryAfter) implements Disturbance {}

    /** The connection is cut; that of a watch when it has begun. */
    public record Cut() implements Disturbance {}

    /** A watch ends because the history does not reach back to where it is; other requests are refused so. */
    public record Expired() implements Disturbance {}

    /** It is carried out, and the answer ends in the middle of its JSON; that of a watch does so with a broken line. */
    public record Truncated() implements Disturbance {}

    /**
     * It is answered as by a server that was set back to a backup: versions are those of a while ago.
     *
     * @param versions how many versions back, at least 1
     */
    public record Restored(long versions) implements Disturbance {}

    /**
     * Nothing more is said, and the connection stays open; afterwards it is cut.
     *
     * @param until when this is complete it is over
     * @param longest when it is over in any case
     */
    public record Silent(CompletableFuture<?> until, Duration longest) implements Disturbance {}
}
