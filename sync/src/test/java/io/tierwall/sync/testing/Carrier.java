package io.tierwall.sync.testing;

import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.plan.Plan;
import io.tierwall.sync.plan.Step;

/** Carries out plans in a model of a cluster, one step after the other. */
public final class Carrier {

    private Carrier() {}

    public static void carryOut(Plan plan, ModelCluster cluster) throws ClusterException {
        for (Step step : plan.steps()) {
            carryOut(step, plan.revision(), cluster);
        }
    }

    public static void carryOut(Step step, long revision, ModelCluster cluster) throws ClusterException {
        switch (step) {
            case Step.Create create ->
                cluster.create(create.key(), create.desired().body(revision));
            case Step.Apply apply -> cluster.apply(apply.key(), apply.desired().applied(revision, apply.live()));
            case Step.Replace replace ->
                cluster.replace(replace.key(), replace.desired().replaced(revision, replace.live()));
            case Step.Delete delete ->
                cluster.delete(delete.key(), delete.live().uid());
            case Step.Blocked _ -> {}
        }
    }
}
