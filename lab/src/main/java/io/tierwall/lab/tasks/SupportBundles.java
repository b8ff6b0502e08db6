package io.tierwall.lab.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.loop.Reconciler;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.objects.WatchEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Says of each collection that it will not begin, where Antrea with the gate off says nothing at all. */
public final class SupportBundles implements Reconciler {

    private static final Duration REST = Duration.ofSeconds(10);

    private final ObjectStore store;
    private final Clock clock;

    public SupportBundles(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Duration reconcile(List<WatchEvent> events) {
        store.list(ResourceTypes.SUPPORT_BUNDLE_COLLECTIONS).items().stream()
                .filter(collection -> !collection.has("status"))
                .forEach(this::refuse);
        return REST;
    }

    private void refuse(ObjectNode collection) {
        ObjectNode next = collection.deepCopy();
        next.putObject("status")
                .putArray("conditions")
                .addObject()
                .put("type", "Started")
                .put("status", "False")
                .put(
                        "lastTransitionTime",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("reason", "FeatureDisabled")
                .put("message", "the feature gate SupportBundleCollection is off");
        store.replace(ResourceTypes.SUPPORT_BUNDLE_COLLECTIONS, collection, next);
    }
}
