package io.tierwall.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.sync.plan.Blocking;
import io.tierwall.sync.plan.Comparison;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/**
 * How far a cluster is with a policy, from what should be there, what is there, and what went wrong. Pure.
 *
 * @param live objects of the cluster as last seen
 * @param trouble what went wrong with an object the last time it was written
 */
record Assessment(
        DesiredObjects desired,
        Function<ObjectKey, Optional<LiveObject>> live,
        Function<ObjectKey, Optional<Trouble>> trouble,
        Connection connection,
        Instant now) {

    /** Realizing takes seconds; after this it is worth saying that nothing moves. */
    private static final Duration LONG = Duration.ofSeconds(60);

    Realization of(DesiredObject policy) {
        return switch (connection) {
            case Connection.Connecting connecting ->
                new Realization.Unknown(connecting.since(), "the cluster has not been looked at yet");
            case Connection.Unreachable unreachable ->
                new Realization.Unknown(unreachable.since(), unreachable.reason());
            case Connection.Connected _ -> whileConnected(policy);
        };
    }

    private Realization whileConnected(DesiredObject policy) {
        Optional<Realization> waiting = Optional.empty();
        for (ObjectKey key : needed(policy)) {
            Optional<Realization> obstacle = obstacle(key);
            if (obstacle.filter(Realization.Failed.class::isInstance).isPresent()) {
                return obstacle.get();
            }
            waiting = waiting.or(() -> obstacle);
        }
        return waiting.orElseGet(() -> live.apply(policy.key())
                .map(this::status)
                .orElse(new Realization.InProgress(policy.key() + " is not yet written")));
    }

    /** The policy and what it names, what is needed first coming first. */
    private SequencedSet<ObjectKey> needed(DesiredObject object) {
        SequencedSet<ObjectKey> needed = new LinkedHashSet<>();
        for (ObjectKey key : object.references()) {
            desired.find(key).ifPresent(used -> needed.addAll(needed(used)));
        }
        needed.add(object.key());
        return needed;
    }

    private Optional<Realization> obstacle(ObjectKey key) {
        Optional<DesiredObject> should = desired.find(key);
        Optional<LiveObject> is = live.apply(key);
        if (should.isEmpty()) {
            return Optional.empty();
        }
        if (is.isEmpty()) {
            return Optional.of(unwritten(key, key + " is not yet written"));
        }
        if (!is.get().isOurs()) {
            return Optional.of(new Realization.Failed(Blocking.foreign(key)));
        }
        if (Comparison.of(should.get(), is.get()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                hasOtherPriority(should.get(), is.get())
                        ? new Realization.Failed(Blocking.tierPriority(should.get(), is.get()))
                        : unwritten(key, "the change of " + key + " is not yet written"));
    }

    private static boolean hasOtherPriority(DesiredObject should, LiveObject is) {
        return should.key().kind() == ObjectKind.TIER
                && should.spec().path("priority").asInt()
                        != is.spec().path("priority").asInt();
    }

    private Realization unwritten(ObjectKey key, String detail) {
        return trouble.apply(key)
                .<Realization>map(why -> why.lasting()
                        ? new Realization.Failed("The cluster refuses " + key + ": " + why.message())
                        : new Realization.InProgress(detail + " and is tried again: " + why.message()))
                .orElse(new Realization.InProgress(detail));
    }

    private Realization status(LiveObject policy) {
        JsonNode status = policy.status();
        String phase = status.path("phase").asText("");
        long observed = status.path("observedGeneration").asLong();
        if (phase.isEmpty() || observed != policy.generation()) {
            return waiting(policy, "waiting for the Antrea controller to take up generation " + policy.generation());
        }
        return switch (phase) {
            case "Realized" ->
                new Realization.Success(
                        status.path("currentNodesRealized").asInt(), policy.generation(), policy.seen());
            case "Realizing" -> waiting(policy, nodes(status));
            case "Failed" ->
                new Realization.Failed(condition(status, "RealizationFailure", "True")
                        .orElse("Antrea could not realize it: " + nodes(status)));
            case "Pending" ->
                condition(status, "Realizable", "False")
                        .<Realization>map(Realization.Failed::new)
                        .orElseGet(() -> waiting(policy, "waiting for the Antrea controller to find its nodes"));
            default -> waiting(policy, "Antrea reports the phase " + phase);
        };
    }

    private Realization waiting(LiveObject policy, String detail) {
        Duration still = Duration.between(policy.seen(), now);
        return new Realization.InProgress(
                still.compareTo(LONG) < 0 ? detail : detail + "; nothing has moved for " + still.toSeconds() + " s");
    }

    private static String nodes(JsonNode status) {
        return status.path("currentNodesRealized").asInt() + " of "
                + status.path("desiredNodesRealized").asInt() + " nodes";
    }

    private static Optional<String> condition(JsonNode status, String type, String value) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asText().equals(type)
                    && condition.path("status").asText().equals(value)) {
                String reason = condition.path("reason").asText(type);
                String message = condition.path("message").asText("");
                return Optional.of(message.isEmpty() ? reason : reason + ": " + message);
            }
        }
        return Optional.empty();
    }
}
