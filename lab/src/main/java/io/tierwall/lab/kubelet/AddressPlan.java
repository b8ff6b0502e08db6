package io.tierwall.lab.kubelet;

import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which addresses a lab cluster has: a /20 of 198.18.0.0/15, the first three quarters of it for the pods of its nodes
 * and the last one for services. The last /20 holds the nodes of all clusters. A large cluster has three quarters of
 * all addresses for its pods, so it has to be the only one of its lab.
 *
 * @param cluster place of the cluster in the lab, 0 to 30
 * @param nodes how many nodes it has, 1 to 12, or to 48 for the cluster in place 0
 */
public record AddressPlan(int cluster, int nodes) {

    private static final IpAddress FIRST = IpAddress.parse("198.18.0.0").orElseThrow();
    private static final int CLUSTERS = 31;
    /** Of a cluster that is not the only one of its lab. */
    public static final int MOST_NODES = 12;

    private static final int MOST_NODES_ALONE = 48;
    private static final int CLUSTER_BITS = 12;
    private static final int SERVICE_BITS = 10;
    private static final int NODES_OF_A_CLUSTER = 16;
    private static final int NODE_BITS_ALONE = 11;
    private static final int SERVICE_BITS_ALONE = 14;

    public AddressPlan {
        if (cluster < 0 || cluster >= CLUSTERS) {
            throw new IllegalArgumentException("a lab has room for clusters 0 to " + (CLUSTERS - 1) + ": " + cluster);
        }
        int most = cluster == 0 ? MOST_NODES_ALONE : MOST_NODES;
        if (nodes < 1 || nodes > most) {
            throw new IllegalArgumentException("this lab cluster has 1 to " + most + " nodes: " + nodes);
        }
    }

    /** For each node, where its pods have their addresses. */
    public List<Cidr> podBlocks() {
        if (isAlone()) {
            return IntStream.range(0, nodes)
                    .mapToObj(node -> block(node << NODE_BITS_ALONE, NODE_BITS_ALONE))
                    .toList();
        }
        int bits = 10 - (nodes > 3 ? 1 : 0) - (nodes > 6 ? 1 : 0);
        return IntStream.range(0, nodes)
                .mapToObj(node -> block((cluster << CLUSTER_BITS) + (node << bits), bits))
                .toList();
    }

    /** Where services have their addresses. */
    public Cidr serviceBlock() {
        return isAlone()
                ? block(MOST_NODES_ALONE << NODE_BITS_ALONE, SERVICE_BITS_ALONE)
                : block((cluster << CLUSTER_BITS) + (3 << SERVICE_BITS), SERVICE_BITS);
    }

    private boolean isAlone() {
        return nodes > MOST_NODES;
    }

    /** The address of a node itself; nobody answers there. */
    public IpAddress nodeAddress(int node) {
        return address((CLUSTERS << CLUSTER_BITS) + cluster * NODES_OF_A_CLUSTER + node + 1);
    }

    private static Cidr block(int offset, int bits) {
        return new Cidr(address(offset), FIRST.family().bits() - bits);
    }

    private static IpAddress address(int offset) {
        return new IpAddress(FIRST.family(), FIRST.value().add(BigInteger.valueOf(offset)));
    }
}
