package io.tierwall.sync;

import io.tierwall.model.IntentPath;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.Outlook;
import java.time.Instant;
import java.util.Optional;

/**
 * What keeps one cluster true, and what it has seen there. It asks for the desired state by itself whenever it is told
 * that it may have changed, and never touches what is not Tierwall's. Thread-safe; no method waits for the cluster.
 *
 * <p>A boundary: the engine may run in this process or beside the cluster.
 */
public interface ClusterSync extends AutoCloseable {

    /** Says that the desired state may differ from what it was. Returns at once. */
    void desiredChanged();

    /**
     * Says that somebody wants a policy tried again now: what was waited for after failures, or because somebody else
     * kept undoing it, is waited for no longer, for the policy and all that it needs. Returns at once.
     */
    void retry(IntentPath policy);

    /** Whether the cluster answers. */
    Connection connection();

    /**
     * How far the cluster is with a policy, measured against what the policy says now: never an answer about an earlier
     * revision.
     *
     * @return nothing when the desired state has no such policy
     */
    Optional<Realization> realization(IntentPath policy);

    /**
     * How far the cluster is with one rule of a policy: as far as with the policy, but a failure is said only of the
     * rules that have it.
     *
     * @param ruleId the rule's number
     * @return nothing when the desired state has no such rule: it is disabled
     */
    Optional<Realization> realization(IntentPath policy, int ruleId);

    /**
     * What the plans would write and warn of that lead from what the cluster holds now to another desired state.
     * Nothing is written.
     *
     * @return nothing when it is not known what the cluster holds
     */
    Optional<Outlook> outlook(DesiredObjects other);

    /** What else is in the cluster. An engine that keeps no inventory knows nothing of it. */
    default Inventory inventory() {
        return Inventory.unknown(Instant.EPOCH, "no inventory is kept");
    }

    /** Stops watching and writing. What the cluster holds stays as it is. */
    @Override
    void close();
}
