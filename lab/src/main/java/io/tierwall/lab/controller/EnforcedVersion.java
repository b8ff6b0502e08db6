package io.tierwall.lab.controller;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Up to which version of the cluster's objects the rules in force have followed. Thread-safe. */
public final class EnforcedVersion {

    private final Lock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private long version;

    void reached(long next) {
        lock.lock();
        try {
            version = Math.max(version, next);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the rules have followed that far.
     *
     * @return whether they have
     */
    public boolean await(long wanted, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (version < wanted && left > 0) {
                left = advanced.awaitNanos(left);
            }
            return version >= wanted;
        } finally {
            lock.unlock();
        }
    }
}
