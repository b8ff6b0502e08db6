package io.tierwall.bench.manager;

import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.InFlight;
import io.tierwall.bench.measure.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Brings clusters to where a race begins. */
final class Published {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Policies for each request: a body has to stay below the manager's limit. */
    private static final int AT_A_TIME = 100;

    private static final int AT_ONCE = 16;

    private Published() {}

    /** Publishes a tree, and waits until every cluster holds its policies, which come last. */
    static void in(Fleet fleet, RunningManager manager, IntentTree tree) throws IOException, InterruptedException {
        Tally tally = new Tally(tree.policies() * fleet.names().size());
        try (Fleet.Watches watches = fleet.watch(List.of(Holding.POLICIES), (cluster, line) -> tally.event(line))) {
            manager.publish(tree.groups());
            for (int from = 0; from < tree.policies(); from += AT_A_TIME) {
                manager.publish(tree.policies(from, Math.min(tree.policies(), from + AT_A_TIME)));
            }
            tally.await(PATIENCE);
            watches.requireOpen();
        }
    }

    /** Creates objects without a manager. */
    static void raw(Fleet fleet, List<Holding.Kept> objects) throws IOException, InterruptedException {
        for (ApiClient client : fleet.clients()) {
            for (String kind : Holding.KINDS) {
                List<Holding.Kept> kept = objects.stream()
                        .filter(object -> object.plural().equals(kind))
                        .toList();
                InFlight.run(
                        "bench-create",
                        AT_ONCE,
                        kept.size(),
                        index -> client.send(
                                "POST",
                                Holding.ROOT + kind + "?fieldManager=tierwall",
                                ApiClient.JSON_TYPE,
                                kept.get(index).bytes()));
            }
        }
    }

    /** Waits until nothing has changed for a while: statuses come after the objects that they are about. */
    static List<Holding> atRest(Fleet fleet) throws IOException, InterruptedException {
        List<Holding> before = holdings(fleet);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Thread.sleep(Duration.ofSeconds(2));
            List<Holding> after = holdings(fleet);
            if (changes(before, after) == 0) {
                return after;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the clusters do not come to rest");
            }
            before = after;
        }
    }

    private static List<Holding> holdings(Fleet fleet) throws IOException, InterruptedException {
        List<Holding> holdings = new ArrayList<>();
        for (ApiClient client : fleet.clients()) {
            holdings.add(Holding.of(client));
        }
        return holdings;
    }

    /** How many objects have changed, in all clusters together. */
    static long changes(List<Holding> before, List<Holding> after) {
        long changes = 0;
        for (int i = 0; i < before.size(); i++) {
            changes += Holding.changes(before.get(i).versions(), after.get(i).versions());
        }
        return changes;
    }
}
