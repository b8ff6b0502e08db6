package io.tierwall.bench.manager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.bench.measure.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who was attacked, and since when each is as it was. Thread-safe. */
final class Heals {

    private static final String DELETED = "{\"type\":\"DELETED\"";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Holding.Kept> victims = new HashMap<>();
    private final Map<String, Long> attacked = new HashMap<>();
    private final Map<String, Long> healed = new HashMap<>();
    private final Map<String, Boolean> hurt = new HashMap<>();
    private Optional<IOException> failure = Optional.empty();

    Heals(List<Holding.Kept> victims) {
        victims.forEach(victim -> this.victims.put(victim.name(), victim));
    }

    /** The attack on one has been answered. */
    synchronized void attack(String name) {
        attacked.put(name, System.nanoTime());
    }

    /** The policy that an event shows to have been attacked. */
    Optional<Holding.Kept> attacked(String line) {
        return isAttack(line) ? name(line).map(victims::get) : Optional.empty();
    }

    private static boolean isAttack(String line) {
        return line.startsWith(DELETED) || line.contains(Attack.MARK);
    }

    /** An event of the watch. What is seen of a victim before the attack on it is seen does not count. */
    synchronized void event(String line) {
        Optional<String> name = name(line).filter(victims::containsKey);
        if (name.isEmpty()) {
            return;
        }
        if (isAttack(line)) {
            hurt.put(name.get(), true);
        } else if (hurt.containsKey(name.get()) && healed.putIfAbsent(name.get(), System.nanoTime()) == null) {
            notifyAll();
        }
    }

    private static Optional<String> name(String line) {
        try {
            return Optional.of(JSON.readTree(line).at("/object/metadata/name").asText());
        } catch (JsonProcessingException noEvent) {
            return Optional.empty();
        }
    }

    /** Somebody could not heal. */
    synchronized void fail(IOException why) {
        failure = Optional.of(why);
        notifyAll();
    }

    /**
     * Waits until all are as they were.
     *
     * @throws IllegalStateException when it takes too long
     */
    synchronized void await(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (healed.size() < victims.size()) {
            if (failure.isPresent()) {
                throw new IOException("the floor cannot heal", failure.get());
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IllegalStateException(healed.size() + " of " + victims.size() + " policies are as they were");
            }
            wait(left);
        }
    }

    /** From the answer to the attacker; one that was healed even before that counts as nothing. */
    synchronized Samples latencies() {
        return Samples.of(victims.keySet().stream()
                .mapToLong(name -> Math.max(0, healed.getOrDefault(name, 0L) - attacked.getOrDefault(name, 0L)))
                .toArray());
    }
}
