package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ObjectStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The API server of a lab cluster: HTTPS on this machine only, with a certificate and a token of its own, which the
 * {@linkplain #kubeconfig() kubeconfig} has. Serves from its start until it is closed.
 */
public final class ApiServer implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";

    /** For accepting and selecting; requests have virtual threads. */
    private static final int PLATFORM_THREADS = 8;

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

    private final String cluster;
    private final Server server;
    private final ServerConnector connector;
    private final ServerCertificate certificate;
    private final BearerToken token;
    private final OpenWatches watches;

    private ApiServer(Parts parts, int port) {
        this.cluster = parts.cluster();
        this.certificate = ServerCertificate.create(cluster, parts.clock().instant(), parts.random());
        this.token = BearerToken.random(parts.random());
        this.watches = new OpenWatches();
        this.server = new Server(threads());
        this.connector = connector(port);
        server.addConnector(connector);
        server.setHandler(new HttpBridge(router(parts), token, watches));
        server.setErrorHandler(new StatusErrors());
    }

    /**
     * Starts a server.
     *
     * @param port 0 for any that is free
     * @throws IllegalStateException when it cannot start, such as when somebody else has the port
     */
    public static ApiServer start(Parts parts, int port) {
        ApiServer started = new ApiServer(parts, port);
        try {
            started.server.start();
            return started;
        } catch (Exception failure) {
            started.close();
            throw new IllegalStateException(
                    "the API server of " + parts.cluster() + " cannot start on port " + port, failure);
        }
    }

    private static Router router(Parts parts) {
        Kinds kinds = new Kinds(parts.computed());
        Writes writes = new Writes(parts.objects(), parts.admission(), parts.clock(), parts.random());
        Deletions deletions = new Deletions(parts.objects(), parts.admission(), parts.clock());
        return new Router(
                kinds,
                new KeptResources(parts.objects(), writes, deletions, parts.clock()),
                new ComputedResources(parts.objects(), parts.clock()),
                parts.extensions());
    }

    private QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
        threads.setName("lab-" + cluster + "-api");
        threads.setVirtualThreadsExecutor(
                VirtualThreads.getNamedVirtualThreadsExecutor("lab-" + cluster + "-request-"));
        return threads;
    }

    private ServerConnector connector(int port) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        String password = token.text();
        tls.setKeyStore(certificate.keyStore(password));
        tls.setKeyStorePassword(password);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector secure = new ServerConnector(
                server, 1, 1, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        secure.setHost(ADDRESS);
        secure.setPort(port);
        return secure;
    }

    /** Where it serves. */
    public URI address() {
        return URI.create("https://" + ADDRESS + ":" + connector.getLocalPort());
    }

    /**
     * All that a client has to know, for kubectl and client libraries: address, certificate and token. Whoever has it
     * can do everything in the cluster.
     */
    public String kubeconfig() {
        return kubeconfig(token);
    }

    /** The same for one who may look at everything and change nothing. */
    public String readOnlyKubeconfig() {
        return kubeconfig(token.forReading());
    }

    private String kubeconfig(BearerToken said) {
        String authority = Base64.getEncoder().encodeToString(certificate.pem().getBytes(StandardCharsets.UTF_8));
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: "%1$s"
                  cluster:
                    server: %2$s
                    certificate-authority-data: %3$s
                users:
                - name: "%1$s"
                  user:
                    token: %4$s
                contexts:
                - name: "%1$s"
                  context:
                    cluster: "%1$s"
                    user: "%1$s"
                current-context: "%1$s"
                """.formatted(cluster, address(), authority, said.text());
    }

    /** Ends all watches that are open, as real servers do now and then. Their readers can begin new ones. */
    public void endWatches() {
        watches.end();
    }

    /** Ends all watches and stops. */
    @Override
    public void close() {
        watches.close();
        try {
            server.stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            throw new IllegalStateException("the API server of " + cluster + " cannot stop", failure);
        }
    }
}
