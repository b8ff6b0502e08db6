package io.tierwall.sync;

import io.tierwall.sync.DriftReport.Sighting;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.Plan;
import io.tierwall.sync.plan.TierPlaces;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what somebody has done to the cluster, whenever that is not what was told before. For one thread. */
final class DriftWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

    private final SyncContext context;
    private final LiveView view;
    private final DriftMemory memory = new DriftMemory();
    private Optional<List<Sighting>> told = Optional.empty();

    DriftWatch(SyncContext context, LiveView view) {
        this.context = context;
        this.view = view;
    }

    /** Looks at a complete view, before the plan that was made of it is carried out. */
    void look(DesiredObjects wanted, LiveObjects live, Plan plan) {
        DesiredObjects desired = TierPlaces.of(wanted, live).desired();
        List<Sighting> present = new DriftSurvey(desired, live, memory, view::saidAt, this::changed).of(plan);
        memory.remember(desired, live, plan);
        if (told.filter(present::equals).isEmpty() && tell(present)) {
            told = Optional.of(present);
        }
    }

    private Instant changed(ObjectKey key) {
        return view.moments(key).map(Moments::said).orElse(Instant.EPOCH);
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
