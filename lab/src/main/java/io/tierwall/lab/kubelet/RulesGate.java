package io.tierwall.lab.kubelet;

/** Knows how far the rules in force on a node have followed the cluster's objects. */
@FunctionalInterface
public interface RulesGate {

    /** Whether the rules of the node know this version of the objects. Returns at once. */
    boolean follow(String node, long resourceVersion);
}
