package io.tierwall.server.clusters;

import io.tierwall.model.IntentPath;
import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.Connection;
import io.tierwall.sync.Realization;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.Outlook;
import java.time.Instant;
import java.util.Optional;

/** Stands for a registered cluster that nobody can even try to reach. */
record UnreachableCluster(Instant since, String reason) implements ClusterSync {

    @Override
    public void desiredChanged() {
        // There is nobody to tell.
    }

    @Override
    public void retry(IntentPath policy) {
        // There is nobody to tell.
    }

    @Override
    public Connection connection() {
        return new Connection.Unreachable(since, reason);
    }

    @Override
    public Optional<Realization> realization(IntentPath policy) {
        return Optional.of(new Realization.Unknown(since, reason));
    }

    @Override
    public Optional<Realization> realization(IntentPath policy, int ruleId) {
        return realization(policy);
    }

    @Override
    public Optional<Outlook> outlook(DesiredObjects other) {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
