package io.tierwall.sync;

import io.tierwall.antrea.render.Ownership;
import io.tierwall.model.IntentPath;
import io.tierwall.sync.DriftReport.Field;
import io.tierwall.sync.DriftReport.Kind;
import io.tierwall.sync.DriftReport.Sighting;
import io.tierwall.sync.DriftReport.Writer;
import io.tierwall.sync.plan.Comparison;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.Difference;
import io.tierwall.sync.plan.ForeignWrite;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import io.tierwall.sync.plan.Plan;
import io.tierwall.sync.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells what somebody has done to a cluster from what was published and is only not yet written. Pure.
 *
 * @param memory what we have made of the objects: another difference is somebody's doing, whatever has been published
 *     since
 * @param version tells one change of an object from the next
 * @param changed when an object was seen to change; {@link Instant#EPOCH} when it was not
 */
record DriftSurvey(
        DesiredObjects desired,
        LiveObjects live,
        DriftMemory memory,
        Function<ObjectKey, String> version,
        Function<ObjectKey, Instant> changed) {

    /** How far the cluster's clock may be from ours, roughly, before a write is taken for another one. */
    private static final Duration CLOSE = Duration.ofMinutes(1);

    List<Sighting> of(Plan plan) {
        List<Sighting> sightings = new ArrayList<>();
        for (Step step : plan.steps()) {
            sighting(step).ifPresent(sightings::add);
        }
        live.all().stream()
                .filter(object -> isForeignInOurTier(object)
                        && sightings.stream().noneMatch(known -> known.object().equals(object.key())))
                .forEach(object -> sightings.add(foreign(object)));
        sightings.sort(Comparator.comparing(Sighting::object));
        return List.copyOf(sightings);
    }

    private Optional<Sighting> sighting(Step step) {
        Optional<LiveObject> is = live.find(step.key());
        if (desired.find(step.key()).isEmpty()) {
            return is.filter(object -> object.isOurs() && !memory.isOurs(object.key()))
                    .flatMap(this::unexplained);
        }
        Optional<DesiredObject> was = memory.reached(step.key());
        if (was.isPresent()) {
            return is.isEmpty() ? Optional.of(deleted(was.get())) : changed(is.get());
        }
        if (is.isPresent() && memory.left(step.key()).anyMatch(left -> isAs(left, is.get()))) {
            return Optional.empty();
        }
        return switch (step) {
            case Step.Apply(DesiredObject should, LiveObject object, List<Difference> differences) ->
                changedBefore(should, object, differences);
            case Step.Replace(DesiredObject should, LiveObject object, List<Difference> differences) ->
                changedBefore(should, object, differences);
            case Step.Create _, Step.Delete _, Step.Blocked _ -> Optional.empty();
        };
    }

    private Sighting deleted(DesiredObject was) {
        return new Sighting(Kind.DELETED, was.key(), was.path(), List.of(), Optional.empty(), version.apply(was.key()));
    }

    /** Measured against that of our writes which it differs least from. */
    private Optional<Sighting> changed(LiveObject is) {
        return memory.left(is.key())
                .map(left -> changed(left, is, Comparison.of(left, is)))
                .min(Comparator.comparing(sighting -> sighting.fields().size()))
                .filter(sighting -> !sighting.fields().isEmpty());
    }

    private static boolean isAs(DesiredObject left, LiveObject is) {
        return Comparison.of(left, is).isEmpty();
    }

    /** It was never seen as it should be: only what others say that they wrote is theirs. */
    private Optional<Sighting> changedBefore(DesiredObject should, LiveObject is, List<Difference> differences) {
        List<Difference> theirs = differences.stream()
                .filter(difference -> is.foreignWrites().stream().anyMatch(write -> write.owns(difference.field())))
                .toList();
        return theirs.isEmpty() ? Optional.empty() : Optional.of(changed(should, is, theirs));
    }

    private Sighting changed(DesiredObject was, LiveObject is, List<Difference> differences) {
        List<Field> fields = differences.stream()
                .map(difference -> FieldValues.of(difference, was, is))
                .toList();
        return new Sighting(
                Kind.CHANGED, is.key(), was.path(), fields, writer(is, differences), version.apply(is.key()));
    }

    /** Whoever owns a field that differs; a field that was removed has no owner, so else whoever wrote just then. */
    private Optional<Writer> writer(LiveObject is, List<Difference> differences) {
        return is.foreignWrites().stream()
                .filter(write -> differences.stream().anyMatch(difference -> write.owns(difference.field())))
                .max(Comparator.comparing(ForeignWrite::at))
                .or(() -> latest(is).filter(write -> isClose(write, changed.apply(is.key()))))
                .map(write -> new Writer(write.manager(), write.at()));
    }

    private static boolean isClose(ForeignWrite write, Instant change) {
        return Duration.between(write.at(), change).abs().compareTo(CLOSE) < 0;
    }

    private static Optional<ForeignWrite> latest(LiveObject is) {
        return is.foreignWrites().stream().max(Comparator.comparing(ForeignWrite::at));
    }

    /** What we wrote and have since taken back is explained, also when a restart came in between: our label is ours. */
    private Optional<Sighting> unexplained(LiveObject object) {
        return object.foreignWrites().stream()
                .filter(write -> write.owns("metadata.labels." + Ownership.MANAGED_BY))
                .max(Comparator.comparing(ForeignWrite::at))
                .map(write -> new Sighting(
                        Kind.UNEXPLAINED,
                        object.key(),
                        IntentPath.parse(object.annotation(Ownership.PATH)),
                        List.of(),
                        Optional.of(new Writer(write.manager(), write.at())),
                        version.apply(object.key())));
    }

    private boolean isForeignInOurTier(LiveObject object) {
        if (object.isOurs() || object.key().kind() != ObjectKind.CLUSTER_NETWORK_POLICY) {
            return false;
        }
        ObjectKey tier = ObjectKey.tier(object.spec().path("tier").asText());
        return desired.find(tier).isPresent()
                || live.find(tier).filter(LiveObject::isOurs).isPresent();
    }

    private Sighting foreign(LiveObject object) {
        return new Sighting(
                Kind.FOREIGN,
                object.key(),
                Optional.empty(),
                List.of(),
                latest(object).map(write -> new Writer(write.manager(), write.at())),
                version.apply(object.key()));
    }
}
