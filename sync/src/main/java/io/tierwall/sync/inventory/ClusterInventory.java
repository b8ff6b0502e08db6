package io.tierwall.sync.inventory;

import io.tierwall.sync.Pauses;
import io.tierwall.sync.cluster.ResourceApi;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows all kinds of one cluster. */
public final class ClusterInventory implements Inventory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterInventory.class);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(1);

    private final ResourceApi api;
    private final Map<InventoryKind, KindFollower> followers = new EnumMap<>(InventoryKind.class);
    private final List<Thread> threads = new ArrayList<>();

    private ClusterInventory(ResourceApi api) {
        this.api = api;
    }

    /**
     * Begins to follow a cluster. Returns at once.
     *
     * @param cluster its name, for threads and logs
     * @param api closed with the inventory
     * @param pauses many kinds of many clusters go and come back together: they are not all read at once
     */
    public static ClusterInventory start(String cluster, ResourceApi api, Pauses pauses, Clock clock) {
        ClusterInventory inventory = new ClusterInventory(api);
        KindFollower.Source source = new KindFollower.Source(cluster, api, new ItemReader(), pauses, clock);
        for (InventoryKind kind : InventoryKind.values()) {
            KindFollower follower = new KindFollower(kind, source);
            inventory.followers.put(kind, follower);
            inventory.threads.add(Thread.ofVirtual()
                    .name("inventory-" + cluster + "-" + kind.plural())
                    .start(follower));
        }
        return inventory;
    }

    @Override
    public List<InventoryItem> items(InventoryKind kind) {
        return follower(kind).items();
    }

    @Override
    public Coverage coverage(InventoryKind kind) {
        return follower(kind).coverage();
    }

    private KindFollower follower(InventoryKind kind) {
        return Objects.requireNonNull(followers.get(kind), "all kinds are followed");
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        api.close();
        try {
            long deadline = System.nanoTime() + LONGEST_FAREWELL.toNanos();
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                    LOG.warn("thread {} has not ended yet", thread.getName());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
