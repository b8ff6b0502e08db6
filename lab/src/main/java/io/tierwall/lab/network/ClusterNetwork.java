package io.tierwall.lab.network;

import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import java.util.Map;

/**
 * The network of one cluster: its pods, a world outside that answers on every other address, and the rules in force.
 * Thread-safe. Nothing that it does reaches the machine's own network.
 */
public interface ClusterNetwork extends AutoCloseable {

    /** Whether no packet is ever sent: outcomes are then computed from the rules. */
    boolean isSimulated();

    /**
     * Gives a pod its place: it has its address and listens from now on. One of the same name is replaced.
     *
     * @throws NetworkException when the machine refuses
     */
    void attach(Endpoint endpoint);

    /** Takes a pod away, if it is there. */
    void detach(String name);

    /**
     * Enforces these rules and no others, from one packet to the next. Established connections go on.
     *
     * @throws NetworkException when the machine refuses; the rules before stay in force
     */
    void enforce(ResolvedRules rules);

    /**
     * Sends a packet and waits for what becomes of it, a second or two at most.
     *
     * @throws IllegalArgumentException when there is no such sender
     */
    Outcome probe(Probe probe);

    /** What each rule in force has counted since it is in force. */
    Map<RuleSource, RuleCounters> counters();

    /** Takes everything away. */
    @Override
    void close();
}
