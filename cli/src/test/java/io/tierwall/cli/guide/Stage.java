package io.tierwall.cli.guide;

import java.time.Duration;
import java.util.List;

/**
 * Where the guide's examples are played. Pods are called as in the guide, {@code a/web}, {@code b/client},
 * {@code c/client} and {@code c/web} at least, whatever they are called in the clusters.
 */
interface Stage {

    /** The ids of the clusters, which are registered. */
    List<String> clusters();

    /** What the guide's namespace A is called in the clusters, as a person may write it. */
    String namespaceA();

    /** What the guide's namespace B is called in the clusters, as a person may write it. */
    String namespaceB();

    /** The label that of all namespaces only C has, with its value, as a tag of NSX. */
    String label();

    /** How long it may take until packets meet what is realized. */
    Duration patience();

    /** What becomes of a packet between every two pods of a cluster. */
    List<Packet> packets(String cluster) throws Exception;

    /** What becomes of a packet from a pod to an address outside of the cluster. */
    String packet(String cluster, String from, String address) throws Exception;
}
