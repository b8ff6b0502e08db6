package io.tierwall.bench.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.cluster.LabSettings;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The process of {@link LabProcess}: a line of JSON in, a line of JSON out, until the input ends. */
final class LabMain implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger ALL_LOGS = Logger.getLogger("");

    private static final String NO_WORKLOADS = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: bench}
            """;

    private final Map<String, LabCluster> clusters = new TreeMap<>();
    private final Deque<BareServer> servers = new ArrayDeque<>();

    private LabMain() {}

    public static void main(String[] arguments) throws IOException {
        ALL_LOGS.setLevel(Level.WARNING);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (LabMain lab = new LabMain();
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (Optional<String> line = next(in); line.isPresent(); line = next(in)) {
                out.println(lab.answer(JSON.readTree(line.get())));
            }
        }
    }

    private static Optional<String> next(BufferedReader in) throws IOException {
        return Optional.ofNullable(in.readLine());
    }

    private ObjectNode answer(JsonNode request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        try {
            carryOut(request, answer);
        } catch (IOException | RuntimeException failure) {
            answer.put("error", failure.toString());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            answer.put("error", "interrupted");
        }
        return answer;
    }

    private void carryOut(JsonNode request, ObjectNode answer) throws IOException, InterruptedException {
        String name = request.path("name").asText();
        switch (request.path("do").asText()) {
            case "start" -> {
                long began = System.nanoTime();
                LabCluster cluster = LabCluster.start(settings(name, request));
                answer.put("seconds", (System.nanoTime() - began) / 1e9).put("kubeconfig", cluster.kubeconfig());
                clusters.put(name, cluster);
            }
            case "stop" -> Optional.ofNullable(clusters.remove(name)).ifPresent(LabCluster::close);
            case "memory" -> answer.put("heap", heap());
            case "bare" -> {
                BareServer server =
                        BareServer.start(Path.of(request.path("directory").asText()));
                servers.push(server);
                answer.put("address", server.address().toString()).put("certificate", server.certificate());
            }
            case String other -> throw new IllegalArgumentException("cannot " + other);
        }
    }

    private static LabSettings settings(String name, JsonNode request) {
        String manifest = request.path("manifest").asText();
        NetworkKind network = NetworkKind.valueOf(request.path("network").asText());
        return LabSettings.of(name, request.path("index").asInt(), network)
                .withNodes(request.path("nodes").asInt())
                .withManifest(manifest.isEmpty() ? NO_WORKLOADS : manifest);
    }

    /** What is still needed: the garbage is collected before. */
    @SuppressWarnings("ExplicitGc") // Measuring what lives is the one reason to ask for it.
    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() {
        clusters.values().forEach(LabCluster::close);
        servers.forEach(BareServer::close);
    }
}
