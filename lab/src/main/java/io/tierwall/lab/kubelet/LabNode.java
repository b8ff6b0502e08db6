package io.tierwall.lab.kubelet;

import io.tierwall.lab.network.AddressPool;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A node.
 *
 * @param address its own address
 * @param podAddresses where its pods get theirs from
 */
public record LabNode(String name, IpAddress address, AddressPool podAddresses) {

    /** The nodes of a cluster, named after it: {@code alpha-node-1} and so on. */
    public static List<LabNode> of(String cluster, AddressPlan plan) {
        return IntStream.range(0, plan.nodes())
                .mapToObj(index -> new LabNode(
                        cluster + "-node-" + (index + 1),
                        plan.nodeAddress(index),
                        new AddressPool(plan.podBlocks().get(index))))
                .toList();
    }
}
