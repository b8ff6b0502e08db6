package io.tierwall.server.analysis;

import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.ServiceRoutes.Route;
import java.util.List;
import java.util.Optional;

/**
 * The packets that a question is about.
 *
 * @param service the port of a service that they are addressed to
 * @param packets one for each endpoint of the service, or just one; none when the service has no endpoint
 */
public record Flow(Optional<Route> service, List<Packet> packets) {

    public Flow {
        packets = List.copyOf(packets);
    }
}
