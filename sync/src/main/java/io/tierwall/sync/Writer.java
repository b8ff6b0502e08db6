package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterApi;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ClusterException.Kind;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.Step;
import java.util.Optional;

/** Carries out single steps, and keeps the view abreast of them. Thread-safe. */
final class Writer {

    private final ClusterApi api;
    private final LiveView view;

    Writer(ClusterApi api, LiveView view) {
        this.api = api;
        this.view = view;
    }

    /**
     * Carries out a step.
     *
     * @return whether the view shows its outcome; if not, somebody was faster and the object has to be looked at again
     */
    boolean carryOut(Step step, long revision) throws ClusterException, InterruptedException {
        try {
            return switch (step) {
                case Step.Create create -> create(create.desired(), revision);
                case Step.Apply apply ->
                    view.put(api.apply(apply.key(), apply.desired().applied(revision, apply.live())));
                case Step.Replace replace ->
                    view.put(api.replace(replace.key(), replace.desired().replaced(revision, replace.live())));
                case Step.Delete delete -> delete(delete.live());
                case Step.Blocked _ -> true;
            };
        } catch (ClusterException e) {
            if (e.kind() == Kind.CONFLICT || e.kind() == Kind.NOT_FOUND) {
                lookAgain(step);
            }
            throw e;
        }
    }

    private boolean create(DesiredObject desired, long revision) throws ClusterException, InterruptedException {
        return view.put(api.create(desired.key(), desired.body(revision)));
    }

    private boolean delete(LiveObject live) throws ClusterException, InterruptedException {
        try {
            Optional<LiveObject> heldBack = api.delete(live.key(), live.uid());
            if (heldBack.isPresent()) {
                return view.put(heldBack.get());
            }
        } catch (ClusterException e) {
            if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
        }
        view.remove(live);
        return true;
    }

    /** The view lags behind, or the step was made for an object that is no more. */
    private void lookAgain(Step step) throws ClusterException, InterruptedException {
        Optional<LiveObject> now = api.get(step.key());
        now.ifPresent(view::put);
        if (now.isEmpty()) {
            view.find(step.key()).ifPresent(view::remove);
        }
    }
}
