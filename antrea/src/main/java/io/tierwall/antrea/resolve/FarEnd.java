package io.tierwall.antrea.resolve;

import io.tierwall.antrea.resolve.Inventory.Pod;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The far end of a rule while its pods are still known as such.
 *
 * @param peers the addresses
 * @param pods the pods among them, whose names of ports count
 */
record FarEnd(Peers peers, Collection<Pod> pods) {

    /** Anything; among it, these pods. */
    static FarEnd anything(Collection<Pod> pods) {
        return new FarEnd(new Peers.Any(), pods);
    }

    /** These members. When there are none, the rule matches nothing, and never anything. */
    static FarEnd of(Members members) {
        return new FarEnd(new Peers.Addresses(members.podAddresses(), members.blocks()), members.pods());
    }

    /** What is behind these services. */
    static FarEnd behind(Set<ServiceName> services) {
        return new FarEnd(new Peers.Services(services), List.of());
    }

    /** Just these pods of it. */
    static FarEnd of(List<Pod> pods) {
        return of(Members.of(pods));
    }
}
