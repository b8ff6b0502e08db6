package io.tierwall.sync;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets as many writes to one cluster be in flight as its pace allows at the moment. Thread-safe. */
final class WriteSlots {

    private static final Logger LOG = LoggerFactory.getLogger(WriteSlots.class);

    private final String cluster;
    private final Clock clock;
    private Pace pace;
    private int taken;

    WriteSlots(String cluster, int most, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
        this.pace = Pace.upTo(most);
    }

    /** What a writer holds while its write is in flight. */
    record Slot(Instant taken, int busy) {}

    /** Waits until one more may be sent. The slot goes back by one of the other methods. */
    synchronized Slot take() throws InterruptedException {
        while (taken >= pace.inFlight()) {
            wait();
        }
        taken++;
        return new Slot(clock.instant(), taken);
    }

    /** It turned out that there is nothing to send. */
    synchronized void unused() {
        taken--;
        notifyAll();
    }

    /** The cluster has answered, whatever it said, as long as that was no complaint about the number of requests. */
    synchronized void answered(Slot slot) {
        leave(pace.answered(slot.taken(), clock.instant(), slot.busy()));
    }

    /** The cluster has not answered, or asks for fewer requests. */
    synchronized void overloaded(Slot slot) {
        leave(pace.overloaded(slot.taken(), clock.instant()));
    }

    private void leave(Pace next) {
        if (next.inFlight() != pace.inFlight()) {
            LOG.debug("cluster={} writes in flight: {}", cluster, next.inFlight());
        }
        pace = next;
        unused();
    }
}
