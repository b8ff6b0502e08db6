package io.tierwall.sync.cluster;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientImpl;
import java.net.http.HttpClient;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The JDK's HTTP client for one cluster: its work is done on named virtual threads, it follows no redirects, knows no
 * proxy but the kubeconfig's, and ends when it is closed instead of when it is collected.
 */
final class ClusterHttpClients extends JdkHttpClientFactory {

    private final ExecutorService threads;
    private final Queue<HttpClient> built = new ConcurrentLinkedQueue<>();

    ClusterHttpClients(String cluster) {
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("sync-" + cluster + "-http-", 0).factory());
    }

    @Override
    protected HttpClient.Builder createNewHttpClientBuilder() {
        HttpClient.Builder builder = HttpClient.newBuilder().executor(threads).proxy(HttpClient.Builder.NO_PROXY);
        return new RememberingBuilder(builder, built::add);
    }

    @Override
    protected void additionalConfig(HttpClient.Builder builder) {
        builder.followRedirects(HttpClient.Redirect.NEVER);
    }

    @Override
    protected void closeHttpClient(JdkHttpClientImpl client) {
        built.forEach(HttpClient::shutdownNow);
        threads.shutdownNow();
    }
}
