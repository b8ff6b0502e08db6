package io.tierwall.lab.network.kernel;

import io.tierwall.lab.network.Endpoint;
import java.nio.channels.SelectableChannel;
import java.util.List;

/**
 * A pod's namespace and what it holds.
 *
 * @param link its interface at the router
 * @param channels where it listens
 */
record PodNamespace(Endpoint endpoint, NetworkNamespace namespace, String link, List<SelectableChannel> channels) {

    void close() {
        channels.forEach(Listeners::closeQuietly);
        namespace.close();
    }
}
