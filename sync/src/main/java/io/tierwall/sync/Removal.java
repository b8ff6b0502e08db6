package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterApi;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKind;
import io.tierwall.sync.plan.Plan;
import io.tierwall.sync.plan.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes everything of ours out of a cluster: policies, then groups, then tiers, so that no policy ever loses a group
 * that it still names. Nothing else may write there meanwhile.
 */
final class Removal {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ClusterApi api;
    private final Clock clock;
    private int removed;
    private String lastProblem = "";

    Removal(ClusterApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Removes what is ours until nothing is left or the time is over. */
    RemovalReport removeAll(Duration patience) throws InterruptedException {
        Instant deadline = clock.instant().plus(patience);
        while (true) {
            Optional<Plan> plan = plan();
            boolean done = plan.isPresent() && plan.get().steps().isEmpty();
            if (done || clock.instant().isAfter(deadline)) {
                return new RemovalReport(removed, done, done ? "" : lastProblem);
            }
            if (plan.isEmpty() || !carryOut(plan.get())) {
                Thread.sleep(PAUSE);
            }
        }
    }

    private Optional<Plan> plan() throws InterruptedException {
        try {
            List<LiveObject> live = new ArrayList<>();
            for (ObjectKind kind : ObjectKind.values()) {
                live.addAll(api.list(kind).objects());
            }
            boolean going = live.stream().anyMatch(object -> object.isOurs() && object.isGoing());
            Plan plan = Plan.of(DesiredObjects.of(0, List.of()), LiveObjects.of(live));
            if (plan.steps().isEmpty() && going) {
                lastProblem = "finalizers hold objects back";
                return Optional.empty();
            }
            return Optional.of(plan);
        } catch (ClusterException e) {
            lastProblem = e.message();
            return Optional.empty();
        }
    }

    /** Returns whether anything was removed; after the first failure a new plan is due. */
    private boolean carryOut(Plan plan) throws InterruptedException {
        boolean progress = false;
        for (Step step : plan.steps()) {
            switch (step) {
                case Step.Delete delete -> {
                    if (!delete(delete.live())) {
                        return progress;
                    }
                    progress = true;
                }
                case Step.Blocked blocked -> lastProblem = blocked.toString();
                case Step.Create _, Step.Apply _, Step.Replace _ ->
                    throw new IllegalStateException("nothing is wanted, so nothing is written");
            }
        }
        return progress;
    }

    private boolean delete(LiveObject live) throws InterruptedException {
        try {
            api.delete(live.key(), live.uid());
            removed++;
            return true;
        } catch (ClusterException e) {
            lastProblem = live.key() + ": " + e.message();
            return e.kind() == ClusterException.Kind.NOT_FOUND;
        }
    }
}
