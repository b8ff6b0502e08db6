package io.tierwall.sync;

import java.time.Clock;
import java.time.Instant;

/** Keeps what is known of the connection, and since when. Thread-safe. */
final class ConnectionState {

    private final Clock clock;
    private Connection current;
    private Instant heard;

    ConnectionState(Clock clock) {
        this.clock = clock;
        this.heard = clock.instant();
        this.current = new Connection.Connecting(heard);
    }

    synchronized Connection current() {
        return current;
    }

    boolean isConnected() {
        return current() instanceof Connection.Connected;
    }

    /** The cluster has answered something. */
    synchronized void heard() {
        heard = clock.instant();
    }

    /**
     * The view is complete and followed.
     *
     * @return whether that is news
     */
    synchronized boolean connected() {
        heard();
        if (current instanceof Connection.Connected) {
            return false;
        }
        current = new Connection.Connected(heard);
        return true;
    }

    /**
     * The view is no longer followed. What is known dates from the last answer.
     *
     * @return whether that is news
     */
    synchronized boolean lost(String reason) {
        boolean news = !(current instanceof Connection.Unreachable);
        Instant since =
                switch (current) {
                    case Connection.Connecting connecting -> connecting.since();
                    case Connection.Connected _ -> heard;
                    case Connection.Unreachable unreachable -> unreachable.since();
                };
        current = new Connection.Unreachable(since, reason);
        return news;
    }
}
