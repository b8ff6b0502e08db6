package io.tierwall.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierwall.cli.Credentials;
import io.tierwall.cli.DataDirectory;
import io.tierwall.cli.JsonHttp;
import io.tierwall.cli.JsonHttp.Answer;
import io.tierwall.cli.TierwallCommand;
import io.tierwall.cli.Trust;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@code tierwall} command that runs a manager, as a process, with a client for the manager's API. */
public final class RunningTierwall implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REALIZE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final DataDirectory data;
    private final URI address;
    private final JsonHttp manager;

    private RunningTierwall(Process process, DataDirectory data, URI address, JsonHttp manager) {
        this.process = process;
        this.data = data;
        this.address = address;
        this.manager = manager;
    }

    /** A manager with lab clusters. */
    public static RunningTierwall up(Path directory) throws Exception {
        return start("up", "Ready after", directory);
    }

    /** A manager alone. */
    static RunningTierwall serve(Path directory) throws Exception {
        return start("serve", "Tierwall serves HTTPS", directory);
    }

    private static RunningTierwall start(String verb, String lastWords, Path directory) throws Exception {
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
                verb,
                "--port",
                Integer.toString(port),
                "--statistics-interval",
                "1",
                "--data",
                directory.toString());
        builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
        Process process = builder.start();
        Await.until(START, () -> Files.readString(log), text -> text.contains(lastWords) || !process.isAlive());
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        URI address = URI.create("https://localhost:" + port);
        JsonHttp manager = new JsonHttp(
                address,
                Trust.only(Files.readAllBytes(data.certificate())),
                Credentials.basic("admin", Credentials.password(data)));
        RunningTierwall tierwall = new RunningTierwall(process, data, address, manager);
        Await.until(START, tierwall::isHealthy, healthy -> healthy);
        return tierwall;
    }

    /** It says that it serves a moment before it does. */
    private boolean isHealthy() {
        try {
            return manager.send("GET", "/api/v1/reverse-proxy/node/health", MissingNode.getInstance(), TIMEOUT)
                    .body()
                    .path("healthy")
                    .asBoolean();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Where its API and its console are. */
    public URI address() {
        return address;
    }

    public DataDirectory data() {
        return data;
    }

    public Answer send(String method, String path, String body) throws IOException {
        return ask(method, "/policy/api/v1" + path, body);
    }

    /** Asks for any path of the manager. */
    public Answer ask(String method, String path, String body) throws IOException {
        JsonNode json = body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        return manager.send(method, path, json, TIMEOUT);
    }

    public JsonNode get(String path) throws IOException {
        Answer answer = send("GET", path, "");
        assertThat(answer.ok()).as(path + ": " + answer.body()).isTrue();
        return answer.body();
    }

    /** Writes, and expects to be obeyed. */
    public void publish(String method, String path, String body) throws IOException {
        Answer answer = send(method, path, body);
        assertThat(answer.ok()).as(method + " " + path + ": " + answer.body()).isTrue();
    }

    /** Waits until a policy is realized in all clusters that it spans. */
    public void awaitSuccess(String policy) throws Exception {
        String path = "/infra/realized-state/status?intent_path=/infra/domains/default/security-policies/" + policy;
        Await.until(
                REALIZE,
                () -> get(path),
                status -> status.at("/consolidated_status/consolidated_status")
                        .asText()
                        .equals("SUCCESS"));
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

    /** What a verb that needs to know the data directory says, be it an answer or an excuse. */
    String command(int expected, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.path().toString()));
        return verb(expected, all.toArray(String[]::new));
    }

    /** What a verb says, be it an answer or an excuse. */
    static String verb(int expected, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int status = TierwallCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(arguments);
        assertThat(status).as(errors.toString()).isEqualTo(expected);
        return expected == 0 ? out.toString() : errors.toString();
    }

    /** What a verb answers that asks the manager for something. */
    JsonNode clusters(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("clusters"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--json", "--manager", address.toString()));
        return JSON.readTree(command(0, all.toArray(String[]::new)));
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
