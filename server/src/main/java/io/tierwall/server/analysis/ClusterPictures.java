package io.tierwall.server.analysis;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.members.Population;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.render.DesiredState;
import io.tierwall.antrea.render.Rendering;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.membership.ResolvableInventory;
import io.tierwall.server.publish.Publisher;
import io.tierwall.sync.inventory.InventoryKind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Keeps of each cluster that somebody has asked about the latest picture, with all that was concluded from it, and
 * makes the next one of it: only what changed is worked out anew. Thread-safe; who asks while a picture of the cluster
 * is being made waits for it.
 */
public final class ClusterPictures {

    private final Function<IntentPath, io.tierwall.sync.inventory.Inventory> inventories;
    private final Clock clock;
    private final Rendering<AntreaObject<?>> rendering = new Rendering<>(object -> object);
    private final Map<IntentPath, Slot> slots = new ConcurrentHashMap<>();

    /** @param inventories what is known of a cluster, by its path */
    public ClusterPictures(Function<IntentPath, io.tierwall.sync.inventory.Inventory> inventories, Clock clock) {
        this.inventories = inventories;
        this.clock = clock;
    }

    /**
     * What was worked out, and of what. A preview has the revision that another publish may get: intents are compared.
     */
    private record Made(
            Intent intent,
            Holdings holdings,
            Inventory inventory,
            ClusterObjects objects,
            ClusterModel model,
            Conclusions conclusions) {}

    private static final class Slot {

        private final ReentrantLock lock = new ReentrantLock(true);
        private final KeptFindings findings = new KeptFindings();
        /** Written by who has the lock. */
        private volatile Optional<Made> latest = Optional.empty();
    }

    /** Forgets each cluster that is deregistered, from now on. */
    public void follow(Publisher publisher) {
        publisher.listen(published -> retain(published.after()));
    }

    /** Forgets all clusters that are not registered. */
    void retain(Intent intent) {
        slots.keySet()
                .retainAll(intent.clusters().stream()
                        .map(ClusterControlPlane::path)
                        .toList());
    }

    /**
     * The cluster now, under the intent that was published.
     *
     * @param current the latest intent
     */
    public ClusterPicture current(Intent current, ClusterControlPlane cluster) {
        return picture(current, cluster, true);
    }

    /** The cluster now, as if it held what another intent says: one of before, or one that might be published. */
    public ClusterPicture under(Intent other, ClusterControlPlane cluster) {
        return picture(other, cluster, false);
    }

    /** How far a cluster is known now. */
    Knowledge knowledge(IntentPath cluster) {
        return Knowledge.of(inventories.apply(cluster), clock.instant());
    }

    /** What runs in a cluster now, as far as policies can select it; worked out anew where no picture has it. */
    Population population(IntentPath cluster) {
        Holdings holdings = Holdings.of(inventories.apply(cluster));
        return Optional.ofNullable(slots.get(cluster))
                .flatMap(slot -> slot.latest)
                .filter(made -> sameWorkloads(made.holdings(), holdings))
                .map(made -> made.model().addresses().population())
                .orElseGet(() -> new Population(ResolvableInventory.of(holdings, holdings.items(InventoryKind.PODS))));
    }

    private ClusterPicture picture(Intent intent, ClusterControlPlane cluster, boolean keep) {
        io.tierwall.sync.inventory.Inventory inventory = inventories.apply(cluster.path());
        Holdings holdings = Holdings.of(inventory);
        Knowledge knowledge = Knowledge.of(inventory, clock.instant());
        Slot slot = slots.computeIfAbsent(cluster.path(), _ -> new Slot());
        slot.lock.lock();
        try {
            Optional<Made> still = slot.latest.filter(
                    made -> made.intent().equals(intent) && made.holdings().equals(holdings));
            Made made = still.orElseGet(() -> make(intent, cluster.path(), holdings, slot));
            // One who took the intent before others published, and comes late, does not put the clock back.
            if (keep && slot.latest.map(latest -> latest.intent().revision()).orElse(0L) <= intent.revision()) {
                slot.latest = Optional.of(made);
            }
            return new ClusterPicture(
                    intent,
                    cluster,
                    made.objects().objects(),
                    made.model(),
                    knowledge,
                    made.objects().problems(),
                    made.conclusions());
        } finally {
            slot.lock.unlock();
        }
    }

    private Made make(Intent intent, IntentPath cluster, Holdings holdings, Slot slot) {
        Optional<Made> before = slot.latest;
        ClusterObjects objects = ClusterObjects.of(
                new DesiredState(intent.revision(), rendering.of(intent, cluster)),
                holdings,
                before.map(Made::objects));
        Inventory inventory = before.filter(made -> sameWorkloads(made.holdings(), holdings))
                .map(Made::inventory)
                .orElseGet(() -> ResolvableInventory.of(holdings, holdings.items(InventoryKind.PODS)));
        ClusterModel model = before.map(made -> made.model().next(objects.objects(), inventory))
                .orElseGet(() -> ClusterModel.of(objects.objects(), inventory));
        Conclusions conclusions = before.map(made -> made.conclusions().next(model))
                .orElseGet(() -> Conclusions.of(model, slot.findings));
        return new Made(intent, holdings, inventory, objects, model, conclusions);
    }

    private static boolean sameWorkloads(Holdings some, Holdings others) {
        return List.of(InventoryKind.NAMESPACES, InventoryKind.PODS, InventoryKind.SERVICES, InventoryKind.NODES)
                .stream()
                .allMatch(kind -> some.items(kind).equals(others.items(kind)));
    }
}
