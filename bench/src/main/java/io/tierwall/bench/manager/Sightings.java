package io.tierwall.bench.manager;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Waits until every cluster has shown an object that holds a certain text. Thread-safe; one text at a time. */
final class Sightings implements Fleet.Events {

    private final int clusters;
    private final Set<Integer> seen = new HashSet<>();
    private String text = "";

    Sightings(int clusters) {
        this.clusters = clusters;
    }

    /** Begins to look for a text that nobody has written yet. */
    synchronized void expect(String wanted) {
        text = wanted;
        seen.clear();
    }

    @Override
    public synchronized void event(int cluster, String line) {
        if (!text.isEmpty() && line.contains(text) && seen.add(cluster) && seen.size() == clusters) {
            notifyAll();
        }
    }

    /** @throws IllegalStateException when it takes too long */
    synchronized void await(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (seen.size() < clusters) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IllegalStateException(seen.size() + " of " + clusters + " clusters have shown " + text);
            }
            wait(left);
        }
    }
}
