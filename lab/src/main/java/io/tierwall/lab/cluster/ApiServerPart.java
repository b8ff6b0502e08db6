package io.tierwall.lab.cluster;

import io.tierwall.lab.apiserver.ApiServer;
import io.tierwall.lab.apiserver.Identity;
import io.tierwall.lab.apiserver.RequestFilter;
import java.net.URI;
import java.util.Optional;

/** The API server of a cluster, which can be stopped and started again as the same: port, certificate, token. */
final class ApiServerPart implements AutoCloseable {

    private final ApiServer.Parts parts;
    private final Identity identity;
    private final RequestFilter filter;
    private final URI address;
    private final String kubeconfig;
    private final String readOnlyKubeconfig;
    private Optional<ApiServer> server;

    /**
     * Starts it.
     *
     * @param port 0 for any that is free
     */
    ApiServerPart(ApiServer.Parts parts, RequestFilter filter, int port) {
        this.parts = parts;
        this.filter = filter;
        this.identity = Identity.create(parts.cluster(), parts.clock(), parts.random());
        ApiServer started = ApiServer.start(parts, identity, filter, port);
        this.address = started.address();
        this.kubeconfig = started.kubeconfig();
        this.readOnlyKubeconfig = started.readOnlyKubeconfig();
        this.server = Optional.of(started);
    }

    /** Starts it again, unless it runs. */
    synchronized void start() {
        if (server.isEmpty()) {
            server = Optional.of(ApiServer.start(parts, identity, filter, address.getPort()));
        }
    }

    synchronized boolean isRunning() {
        return server.isPresent();
    }

    URI address() {
        return address;
    }

    String kubeconfig() {
        return kubeconfig;
    }

    String readOnlyKubeconfig() {
        return readOnlyKubeconfig;
    }

    synchronized void disturbWatches(RequestFilter by) {
        server.ifPresent(running -> running.disturbWatches(by));
    }

    /** Stops it, if it runs. */
    @Override
    public synchronized void close() {
        server.ifPresent(ApiServer::close);
        server = Optional.empty();
    }
}
