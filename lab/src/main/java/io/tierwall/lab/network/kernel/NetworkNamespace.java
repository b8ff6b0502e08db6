package io.tierwall.lab.network.kernel;

import io.tierwall.lab.network.NetworkException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A network namespace that lives as long as this object is open. Thread-safe. */
final class NetworkNamespace implements AutoCloseable {

    private static final String OWN = "/proc/thread-self/ns/net";

    private final int descriptor;
    // Whoever enters holds it shared: a number that is closed may be that of another file a moment later.
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;

    private NetworkNamespace(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Makes an empty one.
     *
     * @throws NetworkException when this process may not
     */
    static NetworkNamespace create() {
        return new NetworkNamespace(onOwnThread(() -> {
            LinuxCalls.unshareNetwork();
            return LinuxCalls.open(OWN);
        }));
    }

    /** The number by which the kernel is told of it, in this process and while it is open. */
    int descriptor() {
        return descriptor;
    }

    /**
     * Does something inside: sockets that it opens belong to the namespace for ever, commands that it starts run there.
     */
    <R> R inside(Callable<R> work) {
        return onOwnThread(() -> {
            enter();
            return work.call();
        });
    }

    private void enter() {
        open.readLock().lock();
        try {
            if (closed) {
                throw new NetworkException("the namespace is gone");
            }
            LinuxCalls.enterNetwork(descriptor);
        } finally {
            open.readLock().unlock();
        }
    }

    /** A thread of the machine's own, because it is threads that are in namespaces; it ends with the work. */
    private static <R> R onOwnThread(Callable<R> work) {
        FutureTask<R> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().name("lab-namespace").daemon().start(task);
        try {
            thread.join();
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NetworkException refused) {
                throw refused;
            }
            throw new NetworkException("inside a namespace: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                LinuxCalls.close(descriptor);
            }
        } finally {
            open.writeLock().unlock();
        }
    }
}
