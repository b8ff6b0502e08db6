package io.tierwall.bench.measure;

import java.time.Duration;

/** Counts what happens, and lets others wait until it has happened often enough. Thread-safe. */
public final class Tally {

    private static final String NEW = "{\"type\":\"ADDED\"";

    private final int enough;
    private int count;
    private boolean lost;

    public Tally(int enough) {
        this.enough = enough;
    }

    /** Counts the event of a watch if it says that an object is new. */
    public void event(String line) {
        if (line.isEmpty()) {
            lose();
        } else if (line.startsWith(NEW)) {
            add();
        }
    }

    public synchronized void add() {
        count++;
        if (count >= enough) {
            notifyAll();
        }
    }

    private synchronized void lose() {
        lost = true;
        notifyAll();
    }

    public synchronized int count() {
        return count;
    }

    /** @throws IllegalStateException when it takes too long, or nobody counts any more */
    public synchronized void await(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (count < enough) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (lost || left <= 0) {
                throw new IllegalStateException(
                        (lost ? "the watch ended" : "patience ended") + " after " + count + " of " + enough);
            }
            wait(left);
        }
    }
}
