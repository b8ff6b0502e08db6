package io.tierwall.lab.apiserver;

import java.net.URI;
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
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** HTTPS on this machine only, behind one certificate and one token. */
final class LoopbackServer implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";

    /** For accepting and selecting; requests have virtual threads. */
    private static final int PLATFORM_THREADS = 8;

    private final Identity identity;
    private final OpenWatches watches;
    private final Holds holds;
    private final Server server;
    private final ServerConnector connector;

    private LoopbackServer(Identity identity, Authentication others, Answering answering, Holds holds, int port) {
        this.identity = identity;
        this.holds = holds;
        this.watches = new OpenWatches(holds);
        this.server = new Server(threads());
        this.connector = connector(port);
        server.addConnector(connector);
        server.setHandler(new HttpBridge(answering, authentication(identity, others), watches, sockets(), holds));
        server.setErrorHandler(new StatusErrors());
    }

    private static Authentication authentication(Identity identity, Authentication others) {
        return said -> identity.bearerToken().user(said).or(() -> others.user(said));
    }

    /**
     * Starts a server.
     *
     * @param others knows clients who say neither of the identity's tokens
     * @param holds ended with it
     * @param port 0 for any that is free
     * @throws IllegalStateException when it cannot start, such as when somebody else has the port
     */
    static LoopbackServer start(Identity identity, Authentication others, Answering answering, Holds holds, int port) {
        LoopbackServer started = new LoopbackServer(identity, others, answering, holds, port);
        try {
            started.server.start();
            return started;
        } catch (Exception failure) {
            started.close();
            throw new IllegalStateException(
                    "the API server of " + identity.name() + " cannot start on port " + port, failure);
        }
    }

    private WatchSockets sockets() {
        return new WatchSockets(
                WebSocketServerComponents.ensureWebSocketComponents(server),
                watches,
                Thread.ofVirtual().name("lab-" + identity.name() + "-watch-", 1).factory());
    }

    private QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
        threads.setName("lab-" + identity.name() + "-api");
        threads.setVirtualThreadsExecutor(
                VirtualThreads.getNamedVirtualThreadsExecutor("lab-" + identity.name() + "-request-"));
        return threads;
    }

    private ServerConnector connector(int port) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        String password = identity.token();
        tls.setKeyStore(identity.serverCertificate().keyStore(password));
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

    URI address() {
        return URI.create("https://" + ADDRESS + ":" + connector.getLocalPort());
    }

    OpenWatches watches() {
        return watches;
    }

    /** Ends all watches and stops. */
    @Override
    public void close() {
        holds.close();
        watches.close();
        try {
            server.stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            throw new IllegalStateException("the API server of " + identity.name() + " cannot stop", failure);
        }
    }
}
