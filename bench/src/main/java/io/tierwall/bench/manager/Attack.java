package io.tierwall.bench.manager;

import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.InFlight;
import io.tierwall.bench.measure.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Another writer changes or deletes policies of one cluster, and a watch says when they are as they were. */
final class Attack {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 8;
    /** In what the other writer leaves behind. */
    static final String MARK = "rival-was-here";

    private static final byte[] EDIT = ("{\"metadata\":{\"annotations\":{\"tierwall.io/display-name\":\"" + MARK
                    + "\"}},\"spec\":{\"priority\":1.5}}")
            .getBytes(StandardCharsets.UTF_8);

    private final Fleet fleet;
    private final ApiClient cluster;
    private final List<Holding.Kept> policies;
    private final boolean healing;
    private int next;

    /** @param healing whether this heals, too, because no manager does */
    Attack(Fleet fleet, List<Holding.Kept> objects, boolean healing) {
        this.fleet = fleet;
        this.cluster = fleet.clients().getFirst();
        this.policies = objects.stream()
                .filter(object -> object.plural().equals(Holding.POLICIES))
                .toList();
        this.healing = healing;
    }

    /**
     * What came of it.
     *
     * @param writesPerHeal as the cluster counts them, the attack itself aside
     */
    record Outcome(Samples latencies, double writesPerHeal) {}

    /** Attacks one of so many policies. */
    Outcome run(int share, boolean delete) throws IOException, InterruptedException {
        int count = Math.max(1, policies.size() / share);
        List<Holding.Kept> victims = policies.subList(next, next + count);
        next += count;
        Map<String, Long> before = Generations.of(fleet);
        if (delete) {
            // What comes back counts from one.
            victims.forEach(victim -> before.remove("0/" + Holding.POLICIES + "/" + victim.name()));
        }
        Heals heals = new Heals(victims);
        try (ExecutorService healers = Executors.newFixedThreadPool(
                        AT_ONCE, Thread.ofPlatform().name("bench-heal-", 0).factory());
                Fleet.Watches watches = fleet.watch(List.of(Holding.POLICIES), (_, line) -> {
                    if (healing) {
                        heals.attacked(line).ifPresent(victim -> healers.execute(() -> heal(victim, heals)));
                    }
                    heals.event(line);
                })) {
            InFlight.run("bench-rival", AT_ONCE, count, index -> {
                Holding.Kept victim = victims.get(index);
                if (delete) {
                    cluster.delete(victim.path());
                } else {
                    cluster.send("PATCH", victim.path() + "?fieldManager=rival", "application/merge-patch+json", EDIT);
                }
                heals.attack(victim.name());
            });
            heals.await(PATIENCE);
            watches.requireOpen();
        }
        long written = Generations.written(before, Generations.of(fleet)) - (delete ? 0 : count);
        return new Outcome(heals.latencies(), (double) written / count);
    }

    private void heal(Holding.Kept victim, Heals heals) {
        try {
            cluster.send(
                    "PATCH", victim.path() + "?fieldManager=tierwall&force=true", ApiClient.APPLY_TYPE, victim.bytes());
        } catch (IOException e) {
            heals.fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
