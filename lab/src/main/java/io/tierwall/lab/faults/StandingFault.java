package io.tierwall.lab.faults;

import io.tierwall.lab.apiserver.Fate;
import io.tierwall.lab.apiserver.Fate.Disturbance;
import io.tierwall.lab.apiserver.RequestFilter;
import io.tierwall.lab.apiserver.RequestInfo;
import io.tierwall.lab.apiserver.RequestInfo.Verb;
import io.tierwall.lab.objects.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** A fault that was set. Thread-safe. */
final class StandingFault implements RequestFilter {

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private final Fault fault;
    private final Clock clock;
    private final Optional<Instant> end;
    private final SplittableRandom random;
    private final CompletableFuture<Void> cleared = new CompletableFuture<>();
    private long hits;

    StandingFault(Fault fault, Clock clock) {
        this.fault = fault;
        this.clock = clock;
        this.end = fault.limit().duration().map(clock.instant()::plus);
        this.random = new SplittableRandom(fault.seed());
    }

    Fault fault() {
        return fault;
    }

    synchronized long hits() {
        return hits;
    }

    /** Whether it strikes nobody any more. */
    synchronized boolean isSpent() {
        boolean often = fault.limit().count().isPresent()
                && hits >= fault.limit().count().getAsLong();
        return often || end.filter(at -> !clock.instant().isBefore(at)).isPresent();
    }

    /** Those that it keeps waiting wait no longer. */
    void clear() {
        cleared.complete(null);
    }

    @Override
    public Fate before(RequestInfo request) {
        boolean watchesOnly =
                switch (fault.effect()) {
                    case Effect.DropWatches _, Effect.ExpireWatches _ -> true;
                    case Effect.Latency _, Effect.Refusal _, Effect.Truncate _, Effect.Restore _, Effect.HalfOpen _ ->
                        false;
                };
        if ((watchesOnly && request.verb() != Verb.WATCH) || !strikes(request)) {
            return Fate.UNDISTURBED;
        }
        return switch (fault.effect()) {
            case Effect.Latency(Duration delay) -> new Fate(delay, Optional.empty());
            case Effect.Refusal(int code, Optional<Duration> retryAfter) ->
                instead(new Fate.Refused(refusal(code), retryAfter));
            case Effect.DropWatches _ -> instead(new Fate.Cut());
            case Effect.ExpireWatches _ -> instead(new Fate.Expired());
            case Effect.Truncate _ -> instead(new Fate.Truncated());
            case Effect.Restore(long versions) -> instead(new Fate.Restored(versions));
            case Effect.HalfOpen _ -> instead(silent());
        };
    }

    @Override
    public Optional<Disturbance> during(RequestInfo watch) {
        return switch (fault.effect()) {
            case Effect.Latency _, Effect.Refusal _ -> Optional.empty();
            case Effect.DropWatches _ ->
                Optional.<Disturbance>of(new Fate.Cut()).filter(_ -> strikes(watch));
            case Effect.ExpireWatches _ ->
                Optional.<Disturbance>of(new Fate.Expired()).filter(_ -> strikes(watch));
            case Effect.Truncate _ ->
                Optional.<Disturbance>of(new Fate.Truncated()).filter(_ -> strikes(watch));
            case Effect.Restore(long versions) ->
                Optional.<Disturbance>of(new Fate.Restored(versions)).filter(_ -> strikes(watch));
            case Effect.HalfOpen _ -> Optional.<Disturbance>of(silent()).filter(_ -> strikes(watch));
        };
    }

    private synchronized boolean strikes(RequestInfo request) {
        if (isSpent()
                || !fault.scope().covers(request)
                || random.nextDouble() >= fault.scope().share()) {
            return false;
        }
        hits++;
        return true;
    }

    private static Fate instead(Disturbance disturbance) {
        return new Fate(Duration.ZERO, Optional.of(disturbance));
    }

    private Fate.Silent silent() {
        Duration left = end.map(at -> Duration.between(clock.instant(), at)).orElse(LONGEST_SILENCE);
        return new Fate.Silent(cleared, left.compareTo(LONGEST_SILENCE) < 0 ? left : LONGEST_SILENCE);
    }

    private static ApiException refusal(int code) {
        return switch (code) {
            case 401 -> ApiException.unauthorized();
            case 410 -> ApiException.expired(0, 1);
            case 429 ->
                ApiException.tooMany("the server has received too many requests and has asked us to try again later");
            case 500 -> ApiException.internal("Internal error occurred: a fault of the lab");
            default -> ApiException.unavailable("the server is currently unable to handle the request");
        };
    }
}
