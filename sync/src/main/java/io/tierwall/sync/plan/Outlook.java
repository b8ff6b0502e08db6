package io.tierwall.sync.plan;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is written and what is warned of on the way to a state: the plans that lead there are made one after the other,
 * each as if the one before had been carried out. They are the very plans that will be made, as long as the cluster
 * holds what it holds and nothing is interrupted. Pure.
 *
 * @param objects what is created, changed or deleted, each once however often it is written
 * @param warnings each once, in the order of the plans; none when nothing opens on the way
 */
public record Outlook(Set<ObjectKey> objects, List<Warning> warnings) {

    /** One or two plans lead there, and one more where a tier makes room for itself. */
    private static final int MOST_PLANS = 12;

    /** What leads from what a cluster holds to what it should hold. */
    public static Outlook of(DesiredObjects desired, LiveObjects live) {
        Set<ObjectKey> objects = new HashSet<>();
        SequencedSet<Warning> warnings = new LinkedHashSet<>();
        Settled settled = new Settled();
        LiveObjects now = live;
        for (int i = 0; i < MOST_PLANS; i++) {
            Plan plan = Plan.of(desired, now, settled);
            if (plan.changesNothing()) {
                break;
            }
            plan.steps().stream()
                    .filter(step -> !(step instanceof Step.Blocked))
                    .map(Step::key)
                    .forEach(objects::add);
            warnings.addAll(plan.warnings());
            now = after(plan, now);
        }
        return new Outlook(Set.copyOf(objects), List.copyOf(warnings));
    }

    private static LiveObjects after(Plan plan, LiveObjects before) {
        SortedMap<ObjectKey, LiveObject> objects = new TreeMap<>();
        before.all().forEach(object -> objects.put(object.key(), object));
        for (Step step : plan.steps()) {
            switch (step) {
                case Step.Create create ->
                    objects.put(
                            create.key(),
                            LiveObject.of(create.key().kind(), create.desired().body(plan.revision()), Instant.EPOCH));
                case Step.Apply apply ->
                    objects.put(apply.key(), written(apply.desired(), apply.live(), plan.revision()));
                case Step.Replace replace ->
                    objects.put(replace.key(), written(replace.desired(), replace.live(), plan.revision()));
                case Step.Delete delete -> objects.remove(delete.key());
                case Step.Blocked _ -> {}
            }
        }
        return LiveObjects.of(objects);
    }

    private static LiveObject written(DesiredObject desired, LiveObject before, long revision) {
        return LiveObject.of(desired.key().kind(), desired.replaced(revision, before), before.seen());
    }
}
