package io.tierwall.bench.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The floor under the lab's API server: the same HTTP server, TLS and JSON library, and nothing behind it. It reads a
 * body as JSON, keeps it, and answers 201 with the same.
 */
final class BareServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PLATFORM_THREADS = 8;

    private final Server server;
    private final ServerConnector connector;
    private final String certificate;

    private BareServer(Server server, ServerConnector connector, String certificate) {
        this.server = server;
        this.connector = connector;
        this.certificate = certificate;
    }

    /** @param directory where a key and a certificate are made */
    static BareServer start(Path directory) throws IOException, InterruptedException {
        String password = UUID.randomUUID().toString();
        Path keys = directory.resolve("bare.p12");
        Path certificate = directory.resolve("bare.pem");
        keytool(keys, password, "-genkeypair", "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1");
        keytool(keys, password, "-exportcert", "-rfc", "-file", certificate.toString());
        Server server = new Server(threads());
        ServerConnector connector = connector(server, keys, password);
        server.addConnector(connector);
        server.setHandler(new Keeping());
        try {
            server.start();
        } catch (Exception failure) {
            throw new IOException("the bare server cannot start", failure);
        }
        return new BareServer(server, connector, Files.readString(certificate));
    }

    private static void keytool(Path keys, String password, String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(what));
        command.addAll(List.of(
                "-alias", "bare", "-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass:env", "BARE"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("BARE", password);
        if (builder.start().waitFor() != 0) {
            throw new IOException("keytool cannot make a certificate");
        }
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
        threads.setName("bare");
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("bare-request-"));
        return threads;
    }

    private static ServerConnector connector(Server server, Path keys, String password) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(keys.toString());
        tls.setKeyStorePassword(password);
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(
                server, 1, 1, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        return connector;
    }

    URI address() {
        return URI.create("https://127.0.0.1:" + connector.getLocalPort());
    }

    String certificate() {
        return certificate;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the bare server cannot stop", e);
        }
    }

    /** Keeps each body under the name of its object. */
    private static final class Keeping extends Handler.Abstract {

        private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            try (InputStream in = Content.Source.asInputStream(request)) {
                var object = JSON.readTree(in);
                byte[] body = JSON.writeValueAsBytes(object);
                kept.put(object.at("/metadata/name").asText(), body);
                response.setStatus(201);
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
                response.write(true, ByteBuffer.wrap(body), callback);
            }
            return true;
        }
    }
}
