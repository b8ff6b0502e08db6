package io.tierwall.lab.network.kernel;

import io.tierwall.lab.network.Endpoint;
import java.nio.channels.SelectableChannel;
import java.util.List;

/**
 * A pod's namespace and what it holds.
 *
 * @param link the number of its link at the node
 * @param channels where it listens
 */
record PodNamespace(Endpoint endpoint, NetworkNamespace namespace, int link, List<SelectableChannel> channels) {

    void close() {
        channels.forEach(Listeners::closeQuietly);
        namespace.close();
    }
}
