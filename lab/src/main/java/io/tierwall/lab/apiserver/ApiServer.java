package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ObjectStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * The API server of a lab cluster: HTTPS on this machine only, with a certificate and a token of its own, which the
 * {@linkplain #kubeconfig() kubeconfig} has. Serves from its start until it is closed.
 */
public final class ApiServer implements AutoCloseable {

    /**
     * What a server is made of.
     *
     * @param cluster the name of the cluster, also that of the user and the context in the kubeconfig
     * @param objects what it serves
     * @param admission who has a say in writes
     * @param computed kinds that nobody keeps
     * @param extensions what else it answers
     * @param random for the key, the token, and names that are made up
     */
    public record Parts(
            String cluster,
            ObjectStore objects,
            Admission admission,
            List<ReadOnlyResource> computed,
            List<Extension> extensions,
            Clock clock,
            SecureRandom random) {

        public Parts {
            computed = List.copyOf(computed);
            extensions = List.copyOf(extensions);
        }
    }

    private final Identity identity;
    private final LoopbackServer server;

    private ApiServer(Identity identity, LoopbackServer server) {
        this.identity = identity;
        this.server = server;
    }

    /**
     * Starts a server with an identity of its own, which answers all requests.
     *
     * @param port 0 for any that is free
     * @throws IllegalStateException when it cannot start, such as when somebody else has the port
     */
    public static ApiServer start(Parts parts, int port) {
        return start(parts, Identity.create(parts.cluster(), parts.clock(), parts.random()), RequestFilter.NONE, port);
    }

    /**
     * Starts a server.
     *
     * @param identity that of an earlier one, where clients are to find it again
     * @param filter decides which requests are answered
     * @param port 0 for any that is free
     * @throws IllegalStateException when it cannot start, such as when somebody else has the port
     */
    public static ApiServer start(Parts parts, Identity identity, RequestFilter filter, int port) {
        Holds holds = new Holds();
        ServiceAccounts accounts =
                new ServiceAccounts(parts.objects(), parts.admission(), identity.certificate(), parts.random());
        Interference answering = new Interference(filter, router(parts, accounts), holds);
        return new ApiServer(identity, LoopbackServer.start(identity, accounts, answering, holds, port));
    }

    private static Router router(Parts parts, Admission admission) {
        Kinds kinds = new Kinds(parts.computed());
        Writes writes = new Writes(parts.objects(), admission, parts.clock(), parts.random());
        Deletions deletions = new Deletions(parts.objects(), admission, parts.clock());
        return new Router(
                kinds,
                new KeptResources(parts.objects(), writes, deletions, parts.clock()),
                new ComputedResources(parts.objects(), parts.clock()),
                parts.extensions());
    }

    /** Where it serves. */
    public URI address() {
        return server.address();
    }

    /**
     * All that a client has to know, for kubectl and client libraries: address, certificate and token. Whoever has it
     * can do everything in the cluster.
     */
    public String kubeconfig() {
        return identity.kubeconfig(address());
    }

    /** The same for one who may look at everything and change nothing. */
    public String readOnlyKubeconfig() {
        return identity.readOnlyKubeconfig(address());
    }

    /** Ends all watches that are open, as real servers do now and then. Their readers can begin new ones. */
    public void endWatches() {
        server.watches().end();
    }

    /** Does to the watches that are open what the filter decides now. */
    public void disturbWatches(RequestFilter filter) {
        server.watches().disturb(filter);
    }

    /** Ends all watches and stops. */
    @Override
    public void close() {
        server.close();
    }
}
