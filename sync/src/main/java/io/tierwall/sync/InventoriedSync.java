package io.tierwall.sync;

import io.tierwall.model.IntentPath;
import io.tierwall.sync.inventory.ClusterInventory;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.Outlook;
import java.util.Optional;

/** An engine and, beside it, an inventory that shares nothing with it. */
record InventoriedSync(ClusterSync engine, ClusterInventory kept) implements ClusterSync {

    @Override
    public void desiredChanged() {
        engine.desiredChanged();
    }

    @Override
    public void retry(IntentPath policy) {
        engine.retry(policy);
    }

    @Override
    public Connection connection() {
        return engine.connection();
    }

    @Override
    public Optional<Realization> realization(IntentPath policy) {
        return engine.realization(policy);
    }

    @Override
    public Optional<Realization> realization(IntentPath policy, int ruleId) {
        return engine.realization(policy, ruleId);
    }

    @Override
    public Optional<Outlook> outlook(DesiredObjects other) {
        return engine.outlook(other);
    }

    @Override
    public Inventory inventory() {
        return kept;
    }

    @Override
    public void close() {
        try {
            kept.close();
        } finally {
            engine.close();
        }
    }
}
