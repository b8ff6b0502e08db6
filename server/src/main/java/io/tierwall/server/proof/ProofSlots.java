package io.tierwall.server.proof;

import io.tierwall.model.IntentPath;
import java.util.HashMap;
import java.util.Map;

/**
 * How many packets may be on their way. Antrea follows fourteen at a time in a cluster, and others may ask, too; and
 * who waits here waits on a thread that others need. Thread-safe.
 */
final class ProofSlots {

    private static final int IN_A_CLUSTER = 4;
    private static final int IN_ALL = 32;

    private final Map<IntentPath, Integer> taken = new HashMap<>();

    /** @throws ProofException when there is none left; nobody waits for one */
    synchronized void take(IntentPath cluster) {
        if (taken.getOrDefault(cluster, 0) >= IN_A_CLUSTER) {
            throw new ProofException(
                    ProofException.Kind.BUSY,
                    IN_A_CLUSTER + " packets are on their way in " + cluster.id() + ", which is the most at a time."
                            + " Ask again in some seconds.");
        }
        if (taken.values().stream().mapToInt(Integer::intValue).sum() >= IN_ALL) {
            throw new ProofException(
                    ProofException.Kind.BUSY,
                    IN_ALL + " packets are on their way, which is the most at a time. Ask again in some seconds.");
        }
        taken.merge(cluster, 1, Integer::sum);
    }

    synchronized void release(IntentPath cluster) {
        taken.computeIfPresent(cluster, (_, count) -> count == 1 ? null : count - 1);
    }
}
