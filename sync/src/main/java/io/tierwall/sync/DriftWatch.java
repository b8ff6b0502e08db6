package io.tierwall.sync;

import io.tierwall.sync.DriftReport.Sighting;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.Plan;
import io.tierwall.sync.plan.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers what the cluster held when it was as it should be, and tells what is different now. For one thread. */
final class DriftWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

    private final SyncContext context;
    private final LiveView view;
    private final Map<ObjectKey, DesiredObject> reached = new HashMap<>();
    private Optional<List<Sighting>> told = Optional.empty();

    DriftWatch(SyncContext context, LiveView view) {
        this.context = context;
        this.view = view;
    }

    /** Looks at a complete view, before the plan that was made of it is carried out. */
    void look(DesiredObjects desired, LiveObjects live, Plan plan) {
        List<Sighting> present = new DriftSurvey(desired, live, reached, view::saidAt, this::changed).of(plan);
        remember(desired, live, plan);
        if (told.filter(present::equals).isEmpty() && tell(present)) {
            told = Optional.of(present);
        }
    }

    private Instant changed(ObjectKey key) {
        return view.moments(key).map(Moments::said).orElse(Instant.EPOCH);
    }

    private void remember(DesiredObjects desired, LiveObjects live, Plan plan) {
        Set<ObjectKey> different = new HashSet<>();
        boolean remakesATier = false;
        for (Step step : plan.steps()) {
            different.add(step.key());
            if (step instanceof Step.Delete && desired.find(step.key()).isPresent()) {
                // It makes room for one with the right priority: that it is missing then is our doing.
                reached.remove(step.key());
                remakesATier = true;
            }
        }
        reached.keySet()
                .removeIf(key -> desired.find(key).isEmpty() && live.find(key).isEmpty());
        if (!remakesATier) {
            desired.all().stream()
                    .filter(object -> !different.contains(object.key()))
                    .filter(object ->
                            live.find(object.key()).filter(LiveObject::isOurs).isPresent())
                    .forEach(object -> reached.put(object.key(), object));
        }
    }

    /** Returns whether it was taken: what was not is told again with the next look. */
    private boolean tell(List<Sighting> present) {
        try {
            context.listener().drift(new DriftReport(present, context.clock().instant()));
            return true;
        } catch (RuntimeException mistake) {
            LOG.error("cluster={} its drift could not be told", context.cluster(), mistake);
            return false;
        }
    }
}
