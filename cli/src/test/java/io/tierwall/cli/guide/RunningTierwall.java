package io.tierwall.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierwall.cli.DataDirectory;
import io.tierwall.cli.JsonHttp;
import io.tierwall.cli.JsonHttp.Answer;
import io.tierwall.cli.TierwallCommand;
import io.tierwall.cli.Trust;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code tierwall up} as a process, with clients for all that it offers. */
final class RunningTierwall implements AutoCloseable {

    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REALIZE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final DataDirectory data;
    private final JsonHttp manager;

    private RunningTierwall(Process process, DataDirectory data, JsonHttp manager) {
        this.process = process;
        this.data = data;
        this.manager = manager;
    }

    static RunningTierwall start(Path directory) throws Exception {
        DataDirectory data = new DataDirectory(directory);
        int port = freePort();
        Path log = directory.resolveSibling(directory.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dtierwall.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                TierwallCommand.class.getName(),
                "up",
                "--port",
                Integer.toString(port),
                "--statistics-interval",
                "1",
                "--data",
                directory.toString());
        builder.environment().put("TIERWALL_ADMIN_PASSWORD", PASSWORD);
        builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
        Process process = builder.start();
        Await.until(START, () -> Files.readString(log), text -> text.contains("Ready after") || !process.isAlive());
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        String credentials = "admin:" + PASSWORD;
        JsonHttp manager = new JsonHttp(
                URI.create("https://localhost:" + port),
                Trust.only(Files.readAllBytes(data.certificate())),
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        return new RunningTierwall(process, data, manager);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    Answer send(String method, String path, String body) throws IOException {
        JsonNode json = body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        return manager.send(method, "/policy/api/v1" + path, json, TIMEOUT);
    }

    JsonNode get(String path) throws IOException {
        Answer answer = send("GET", path, "");
        assertThat(answer.ok()).as(path + ": " + answer.body()).isTrue();
        return answer.body();
    }

    /** Writes, and expects to be obeyed. */
    void publish(String method, String path, String body) throws IOException {
        Answer answer = send(method, path, body);
        assertThat(answer.ok()).as(method + " " + path + ": " + answer.body()).isTrue();
    }

    /** Waits until a policy is realized in all clusters that it spans. */
    void awaitSuccess(String policy) throws Exception {
        String path = "/infra/realized-state/status?intent_path=/infra/domains/default/security-policies/" + policy;
        Await.until(
                REALIZE,
                () -> get(path),
                status -> status.at("/consolidated_status/consolidated_status")
                        .asText()
                        .equals("SUCCESS"));
    }

    /** Sends a packet between every two pods of a cluster. */
    List<Packet> packets(String cluster) throws IOException {
        List<Packet> packets = new ArrayList<>();
        tierwall("lab", "probe", "--cluster", cluster, "--all").forEach(result -> packets.add(Packet.of(result)));
        return packets;
    }

    /** What becomes of one packet from a pod. */
    String packet(String cluster, String from, String to) throws IOException {
        return tierwall("lab", "probe", "--cluster", cluster, "--from", from, "--to", to)
                .path("result")
                .asText();
    }

    /** What the manager says would become of a packet to port 80. */
    JsonNode explain(String cluster, String from, String to) throws IOException {
        Answer answer = manager.send(
                "GET",
                "/tierwall/api/v1/explain?cluster=" + cluster + "&from=" + from + "&to=" + to + "&port=80",
                MissingNode.getInstance(),
                TIMEOUT);
        assertThat(answer.ok()).as(answer.body().toString()).isTrue();
        return answer.body();
    }

    private JsonNode tierwall(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        String said = lab(0, all.toArray(String[]::new));
        return JSON.readTree(said);
    }

    /** What {@code lab list} says of a cluster; a missing node when it is not there. */
    JsonNode listed(String cluster) throws IOException {
        for (JsonNode entry : tierwall("lab", "list")) {
            if (entry.path("name").asText().equals(cluster)) {
                return entry;
            }
        }
        return MissingNode.getInstance();
    }

    /** What a verb for the lab says, be it an answer or an excuse. */
    String lab(int expected, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.path().toString()));
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int status = TierwallCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(all.toArray(String[]::new));
        assertThat(status).as(errors.toString()).isEqualTo(expected);
        return expected == 0 ? out.toString() : errors.toString();
    }

    /** What stock kubectl says of a lab cluster. */
    String kubectl(String cluster, String... arguments) throws IOException, InterruptedException {
        return runKubectl(cluster, "", List.of(arguments));
    }

    /**
     * Applies a manifest with stock kubectl. An old one, as Debian has it, would validate in a way that nobody serves.
     */
    void kubectlApply(String cluster, String manifest) throws IOException, InterruptedException {
        runKubectl(cluster, manifest, List.of("apply", "--validate=false", "--filename", "-"));
    }

    private String runKubectl(String cluster, String input, List<String> arguments)
            throws IOException, InterruptedException {
        assumeTrue(kubectlIsInstalled(), "kubectl is not installed");
        List<String> command = new ArrayList<>(
                List.of("kubectl", "--kubeconfig", data.kubeconfig(cluster).toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", data.path().toString());
        Process kubectl = builder.start();
        try (Writer writer = kubectl.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        }
        String said = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).as(said).isZero();
        return said;
    }

    private static boolean kubectlIsInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        manager.close();
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(children).as("nothing is left behind").noneMatch(ProcessHandle::isAlive);
    }
}
