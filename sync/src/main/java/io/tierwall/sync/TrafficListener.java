package io.tierwall.sync;

/** Who is told what a cluster has counted. */
@FunctionalInterface
public interface TrafficListener {

    /**
     * A cluster was read. Called by one thread at a time for each cluster; an exception is logged and changes nothing.
     */
    void read(TrafficReading reading);
}
