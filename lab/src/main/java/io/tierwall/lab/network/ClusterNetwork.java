package io.tierwall.lab.network;

import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.model.address.Cidr;
import java.util.HashMap;
import java.util.Map;

/**
 * The network of one cluster: its nodes with their pods, a world outside that answers on every other address, and the
 * rules in force. A node enforces egress rules for the packets that its pods send and ingress rules for those that
 * arrive at them. Nodes need not be announced: they are there when a pod or rules are given to them. Thread-safe.
 * Nothing that it does reaches the machine's own network.
 */
public interface ClusterNetwork extends AutoCloseable {

    /** Where pods and services have their addresses: what is nobody's there does not answer. */
    Cidr CLUSTER_ADDRESSES = Cidr.parse("198.18.0.0/15").orElseThrow();

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
     * Enforces these rules and no others on every node, also on those that come later. Node after node: packets between
     * two nodes may meet the old rules at one end and the new ones at the other for a moment.
     *
     * @throws NetworkException when the machine refuses; the rules before stay in force on the node that refused, and
     *     those that come after it
     */
    void enforce(ResolvedRules rules);

    /**
     * Enforces these rules and no others on one node, from one packet to the next. Established connections go on. Rules
     * for pods of other nodes do no harm there.
     *
     * @throws NetworkException when the machine refuses; the rules before stay in force
     */
    void enforce(String node, ResolvedRules rules);

    /**
     * Sends a packet and waits for what becomes of it, a second or two at most. What a pod sends to its own address
     * never leaves it and meets no rules.
     *
     * @throws IllegalArgumentException when there is no such sender, or SCTP packets cannot be sent here
     */
    Outcome probe(Probe probe);

    /** For each node, what each rule in force there has counted since it is in force. */
    Map<String, Map<RuleSource, RuleCounters>> countersByNode();

    /** What each rule in force has counted since it is in force, on all nodes together. */
    default Map<RuleSource, RuleCounters> counters() {
        Map<RuleSource, RuleCounters> together = new HashMap<>();
        countersByNode()
                .values()
                .forEach(ofNode ->
                        ofNode.forEach((source, counted) -> together.merge(source, counted, RuleCounters::plus)));
        return together;
    }

    /** Takes everything away. */
    @Override
    void close();
}
