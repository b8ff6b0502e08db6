package io.tierwall.lab.kubelet;

/** Knows how far the rules in force have followed the cluster's objects. */
@FunctionalInterface
public interface RulesGate {

    /**
     * Waits until the rules in force know this version of the objects, for a while.
     *
     * @return whether they do
     */
    boolean await(long resourceVersion) throws InterruptedException;
}
