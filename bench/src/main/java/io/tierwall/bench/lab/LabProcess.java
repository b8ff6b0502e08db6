package io.tierwall.bench.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.bench.measure.ProcessTime;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Lab clusters in a process of their own, which ends with this one. One request at a time. */
public final class LabProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private LabProcess(Process process) {
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * A cluster to start.
     *
     * @param index place in the lab, 0 to 30; that of no other running cluster that sends packets
     * @param manifest workloads to begin with, as YAML documents; empty for nothing but a namespace
     */
    public record Order(String name, int index, int nodes, NetworkKind network, String manifest) {

        /** One node, no packets, no pods: an API server with a controller. */
        public static Order bare(String name, int index) {
            return new Order(name, index, 1, NetworkKind.SIMULATED, "");
        }

        public Order withNodes(int other) {
            return new Order(name, index, other, network, manifest);
        }

        ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("do", "start")
                    .put("name", name)
                    .put("index", index)
                    .put("nodes", nodes)
                    .put("network", network.name())
                    .put("manifest", manifest);
        }
    }

    /**
     * A cluster that runs.
     *
     * @param seconds that the start took
     */
    public record Started(String name, String kubeconfig, double seconds) {}

    /** Memory after a collection of garbage, in bytes. */
    public record Memory(long heap, long resident) {}

    /** A server that answers 201 to everything, and does nothing. */
    public record Bare(URI address, String certificate) {}

    public static LabProcess start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LabMain.class.getName());
        return new LabProcess(builder.redirectError(Redirect.INHERIT).start());
    }

    public Started startCluster(Order order) throws IOException {
        JsonNode answer = ask(order.json());
        return new Started(
                order.name(),
                answer.path("kubeconfig").asText(),
                answer.path("seconds").asDouble());
    }

    public void stopCluster(String name) throws IOException {
        ask(request("stop").put("name", name));
    }

    public Memory memory() throws IOException {
        return new Memory(ask(request("memory")).path("heap").asLong(), ProcessTime.residentBytes(process.pid()));
    }

    /** @param directory where its certificate is made */
    Bare startBareServer(Path directory) throws IOException {
        JsonNode answer = ask(request("bare").put("directory", directory.toString()));
        return new Bare(
                URI.create(answer.path("address").asText()),
                answer.path("certificate").asText());
    }

    private static ObjectNode request(String what) {
        return JsonNodeFactory.instance.objectNode().put("do", what);
    }

    private JsonNode ask(ObjectNode request) throws IOException {
        requests.write(request.toString());
        requests.newLine();
        requests.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the process of the lab clusters has ended");
        }
        JsonNode answer = JSON.readTree(line);
        if (answer.has("error")) {
            throw new IOException("the lab says: " + answer.path("error").asText());
        }
        return answer;
    }

    /** Ends all clusters and the process. */
    @Override
    public void close() throws IOException {
        requests.close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        answers.close();
    }
}
