package io.tierwall.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.sync.Realization.NodeCount;
import io.tierwall.sync.plan.Blocking;
import io.tierwall.sync.plan.Comparison;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import io.tierwall.sync.plan.TierPlaces;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;

/** How far a cluster is with a policy, from what should be there, what is there, and what went wrong. Pure. */
record Assessment(
        DesiredObjects desired, Observation seen, Connection connection, StatusSettings settings, Instant now) {

    Realization of(DesiredObject policy) {
        return switch (connection) {
            case Connection.Connecting connecting ->
                new Realization.Unknown(connecting.since(), "the cluster has not been looked at yet");
            case Connection.Unreachable unreachable ->
                new Realization.Unknown(unreachable.since(), unreachable.reason());
            case Connection.Connected _ -> whileConnected(policy);
        };
    }

    /**
     * How far it is with one rule.
     *
     * @return nothing when the policy has no such rule in the cluster: it is disabled, or newer than what is desired
     */
    Optional<Realization> of(DesiredObject policy, int ruleId) {
        return RuleReferences.of(policy, ruleId).map(own -> ofRule(policy, own));
    }

    /** A rule shares the fate of its policy, except that what only other rules lack is not its own failure. */
    private Realization ofRule(DesiredObject policy, Set<ObjectKey> own) {
        Realization whole = of(policy);
        if (!(whole instanceof Realization.Failed failed)) {
            return whole;
        }
        Set<ObjectKey> mine = new LinkedHashSet<>();
        own.forEach(group -> desired.find(group).ifPresent(used -> mine.addAll(desired.needed(used))));
        Predicate<ObjectKey> ofOthers = key -> key.kind() == ObjectKind.CLUSTER_GROUP && !mine.contains(key);
        return failure(policy, ofOthers.negate())
                .orElseGet(() -> failure(policy, ofOthers).isEmpty()
                        ? whole
                        : new Realization.Pending("it waits for the rest of its policy: " + failed.error()));
    }

    private Optional<Realization> failure(DesiredObject policy, Predicate<ObjectKey> among) {
        return desired.needed(policy).stream()
                .filter(among)
                .flatMap(key -> obstacle(key).stream())
                .filter(Realization.Failed.class::isInstance)
                .findFirst();
    }

    private Realization whileConnected(DesiredObject policy) {
        Optional<Realization> waiting = Optional.empty();
        SequencedSet<ObjectKey> needed = desired.needed(policy);
        for (ObjectKey key : needed) {
            Optional<Realization> obstacle = obstacle(key);
            if (obstacle.filter(Realization.Failed.class::isInstance).isPresent()) {
                return obstacle.get();
            }
            waiting = waiting.or(() -> obstacle);
        }
        return waiting.orElseGet(() -> seen.live(policy.key())
                .map(live -> status(live, needed))
                .orElse(new Realization.Pending(policy.key() + " is not yet written")));
    }

    private Optional<Realization> obstacle(ObjectKey key) {
        return key.kind() == ObjectKind.TIER ? obstacleOfTier(key) : obstacle(key, desired.find(key));
    }

    private Optional<Realization> obstacleOfTier(ObjectKey tier) {
        TierPlaces places = TierPlaces.of(desired, seen.tiers());
        return places.obstacle(tier).<Realization>map(Remedies::split).or(() -> obstacle(tier, places.find(tier)));
    }

    private Optional<Realization> obstacle(ObjectKey key, Optional<DesiredObject> should) {
        Optional<LiveObject> is = seen.live(key);
        if (should.isEmpty()) {
            return Optional.empty();
        }
        if (is.isEmpty()) {
            return Optional.of(unwritten(key, key + " is not yet written"));
        }
        if (!is.get().isOurs()) {
            return Optional.of(Remedies.split(Blocking.foreign(key)));
        }
        if (Comparison.of(should.get(), is.get()).isEmpty()) {
            return key.kind() == ObjectKind.CLUSTER_GROUP ? members(is.get()) : Optional.empty();
        }
        return Optional.of(
                hasOtherPriority(should.get(), is.get())
                        ? Remedies.split(Blocking.tierPriority(should.get(), is.get()))
                        : unwritten(key, "the change of " + key + " is not yet written"));
    }

    private static boolean hasOtherPriority(DesiredObject should, LiveObject is) {
        return should.key().kind() == ObjectKind.TIER
                && should.spec().path("priority").asInt()
                        != is.spec().path("priority").asInt();
    }

    private Realization unwritten(ObjectKey key, String detail) {
        return seen.trouble(key)
                .map(why -> why.lasting()
                        ? Remedies.refused(key, why.message())
                        : new Realization.Pending(detail + " and is tried again: " + why.message()))
                .orElse(new Realization.Pending(detail));
    }

    /** Nothing when the controller says that it knows the members. */
    private Optional<Realization> members(LiveObject group) {
        Optional<JsonNode> computed = Conditions.find(group.status(), "GroupMembersComputed");
        String status =
                computed.map(condition -> condition.path("status").asText()).orElse("");
        return switch (status) {
            case "True" -> Optional.empty();
            case "False" -> Optional.of(notComputed(group, Conditions.said(computed.orElseThrow())));
            default ->
                Optional.of(waiting(
                        group,
                        "waiting for the Antrea controller to compute the members of " + group.key(),
                        Optional.empty()));
        };
    }

    /** A child that comes a moment later than its parent is usual, so it is a failure only when it lasts. */
    private Realization notComputed(LiveObject group, String said) {
        return isLongAgo(moved(group))
                ? Remedies.notComputed(group.key(), said)
                : Realization.InProgress.awaiting("the members of " + group.key() + " are not computed yet: " + said);
    }

    private Realization status(LiveObject policy, SequencedSet<ObjectKey> needed) {
        JsonNode status = policy.status();
        String phase = status.path("phase").asText("");
        long observed = status.path("observedGeneration").asLong();
        if (phase.isEmpty() || observed != policy.generation()) {
            return waiting(
                    policy,
                    "waiting for the Antrea controller to take up generation " + policy.generation(),
                    Optional.empty());
        }
        NodeCount nodes = new NodeCount(
                status.path("currentNodesRealized").asInt(),
                status.path("desiredNodesRealized").asInt());
        return switch (phase) {
            case "Realized" ->
                unconfirmedGroup(policy, needed).orElseGet(() -> realized(policy, nodes, readBack(needed)));
            case "Realizing" -> waiting(policy, nodes.toString(), Optional.of(nodes));
            case "Failed" ->
                Remedies.onNodes(Conditions.find(status, "RealizationFailure", "True")
                        .map(Conditions::said)
                        .orElse("Antrea could not realize it: " + nodes));
            case "Pending" ->
                Conditions.find(status, "Realizable", "False")
                        .<Realization>map(condition -> Remedies.notRealizable(Conditions.said(condition)))
                        .orElseGet(() -> waiting(
                                policy, "waiting for the Antrea controller to find its nodes", Optional.empty()));
            default -> waiting(policy, "Antrea reports the phase " + phase, Optional.of(nodes));
        };
    }

    private static Realization realized(LiveObject policy, NodeCount nodes, Instant at) {
        return nodes.desired() == 0
                ? new Realization.NoWorkload(policy.generation(), at)
                : new Realization.Success(nodes.current(), policy.generation(), at);
    }

    /** When the latest of all that a policy consists of was read. */
    private Instant readBack(SequencedSet<ObjectKey> needed) {
        return needed.stream()
                .flatMap(key -> seen.live(key).stream())
                .map(LiveObject::seen)
                .max(Instant::compareTo)
                .orElse(now);
    }

    /**
     * A group that has changed gives its policies no new generation, and where no other nodes are concerned not even a
     * new status. So an unchanged status counts for the new members only when the controller has had its say: it has
     * written a status of this policy since, or has nothing more to write.
     */
    private Optional<Realization> unconfirmedGroup(LiveObject policy, SequencedSet<ObjectKey> needed) {
        Instant statusMoved = moved(policy);
        return needed.stream()
                .filter(key -> key.kind() == ObjectKind.CLUSTER_GROUP)
                .filter(key -> seen.moments(key)
                        .filter(group -> group.said().isAfter(statusMoved) && mayBeUnheard(group.said()))
                        .isPresent())
                .findFirst()
                .map(key -> Realization.InProgress.awaiting(
                        key + " has just changed: waiting until the Antrea controller has followed"));
    }

    private boolean mayBeUnheard(Instant said) {
        Instant latest = said.isAfter(seen.statusMoved()) ? said : seen.statusMoved();
        return now.isBefore(latest.plus(settings.groupQuiet())) && now.isBefore(said.plus(settings.groupLongest()));
    }

    private Realization waiting(LiveObject awaited, String detail, Optional<NodeCount> nodes) {
        Instant since = moved(awaited);
        return isLongAgo(since)
                ? new Realization.Stuck(detail, nodes, since, seen.agents().silent(now, settings.agentSilence()))
                : new Realization.InProgress(detail, nodes);
    }

    private Instant moved(LiveObject object) {
        return seen.moments(object.key()).map(Moments::moved).orElse(object.seen());
    }

    private boolean isLongAgo(Instant since) {
        return !now.isBefore(since.plus(settings.stuckAfter()));
    }
}
