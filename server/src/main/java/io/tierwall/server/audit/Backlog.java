package io.tierwall.server.audit;

import io.tierwall.store.StoreException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be stored soon, in its order, by whoever has time to wait. The oldest go when it is too much. Thread-safe.
 */
final class Backlog<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

    private final String what;
    private final int most;
    private final Consumer<List<T>> store;
    private final ReentrantLock storing = new ReentrantLock();
    private final Deque<T> waiting = new ArrayDeque<>();

    /**
     * An empty one.
     *
     * @param what the things are, for the log
     * @param store keeps things; may fail with {@link StoreException}
     */
    Backlog(String what, int most, Consumer<List<T>> store) {
        this.what = what;
        this.most = most;
        this.store = store;
    }

    /** Takes something more. Quick. */
    synchronized void add(T thing) {
        waiting.addLast(thing);
        if (waiting.size() > most) {
            waiting.removeFirst();
            LOG.error("{} are too many to be stored later: the oldest is lost", what);
        }
    }

    /** Stores what waits; what could not be stored waits on. */
    void flush() {
        storing.lock();
        try {
            List<T> taken = take();
            if (taken.isEmpty()) {
                return;
            }
            try {
                store.accept(taken);
            } catch (StoreException e) {
                LOG.warn("{} {} could not be stored yet: {}", taken.size(), what, e.getMessage());
                putBack(taken);
            }
        } finally {
            storing.unlock();
        }
    }

    private synchronized List<T> take() {
        List<T> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    private synchronized void putBack(List<T> taken) {
        Iterator<T> latestFirst = taken.reversed().iterator();
        while (latestFirst.hasNext() && waiting.size() < most) {
            waiting.addFirst(latestFirst.next());
        }
    }
}
