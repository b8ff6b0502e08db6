package io.tierwall.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manager as it is run: the packaged jar, in a process of its own. */
final class ProcessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GROUPS = "/policy/api/v1/infra/domains/default/groups/";

    @TempDir
    Path directory = Path.of("");

    private @Nullable Process process;

    private Process start(int port) throws IOException {
        return start(port, "false");
    }

    private Process start(int port, String input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TIERWALL_DATA", directory.resolve("data").toString());
        builder.environment().put("TIERWALL_PORT", Integer.toString(port));
        builder.environment().put("TIERWALL_HOST", "127.0.0.1");
        builder.environment().put("TIERWALL_EXIT_WITH_INPUT", input);
        builder.redirectOutput(directory.resolve("out").toFile());
        builder.redirectError(directory.resolve("err").toFile());
        Process started = builder.start();
        process = started;
        return started;
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Client ready(int port) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!isHealthy(port)) {
            assertThat(Instant.now())
                    .as(Files.readString(directory.resolve("err")))
                    .isBefore(deadline);
            Thread.sleep(50);
        }
        String password =
                Files.readString(directory.resolve("data/admin-password")).strip();
        return Client.of(port).with("Authorization", Client.basic(password));
    }

    private static boolean isHealthy(int port) {
        try {
            return Client.of(port)
                    .anonymous()
                    .get("/api/v1/reverse-proxy/node/health")
                    .json()
                    .path("healthy")
                    .asBoolean();
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    @Test
    void whoIsAwaitedIsHealthyWhenItsStarterSaysSoAndEndsWithIt() throws Exception {
        int port = freePort();
        Process started = start(port, "ready");
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!answers(port)) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(50);
        }
        assertThat(isHealthy(port)).isFalse();

        started.getOutputStream().write('\n');
        started.getOutputStream().flush();
        ready(port);
        started.getOutputStream().close();

        assertThat(started.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private static boolean answers(int port) {
        try {
            return Client.of(port)
                            .anonymous()
                            .get("/api/v1/reverse-proxy/node/health")
                            .status()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    @Test
    void whatIsAcknowledgedSurvivesAKill() throws Exception {
        int port = freePort();
        Process first = start(port);
        Client client = ready(port);
        for (int i = 0; i < 20; i++) {
            Answer answer = client.patch(GROUPS + "g" + i, "{\"group_type\":[\"ANTREA\"]}");
            assertThat(answer.status()).isEqualTo(200);
        }
        first.destroyForcibly().waitFor();

        start(port);
        Client again = ready(port);

        assertThat(again.get(GROUPS.substring(0, GROUPS.length() - 1))
                        .json()
                        .path("result_count")
                        .asInt())
                .isEqualTo(20);
        assertThat(Files.readString(directory.resolve("out")) + Files.readString(directory.resolve("err")))
                .doesNotContain(Files.readString(directory.resolve("data/admin-password"))
                        .strip());
    }

    @Test
    void aBackupIsPutBackWhenTheManagerDoesNotRun() throws Exception {
        int port = freePort();
        Process first = start(port);
        Client client = ready(port);
        client.patch(GROUPS + "before", "{\"group_type\":[\"ANTREA\"]}");
        String id =
                client.post("/tierwall/api/v1/backups", "").json().path("id").asText();
        client.patch(GROUPS + "after", "{\"group_type\":[\"ANTREA\"]}");
        String backup = directory.resolve("data/backups/" + id + ".db").toString();

        Process refused = start(port, "false", "restore", backup);
        assertThat(refused.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        assertThat(Files.readString(directory.resolve("err"))).contains("another manager uses");

        first.destroyForcibly().waitFor();
        Process restored = start(port, "false", "restore", backup);
        assertThat(restored.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(restored.exitValue()).isEqualTo(0);
        assertThat(Files.readString(directory.resolve("out"))).contains("Restored revision 1");

        start(port);
        Client again = ready(port);
        assertThat(again.get(GROUPS + "before").status()).isEqualTo(200);
        assertThat(again.get(GROUPS + "after").status()).isEqualTo(404);
    }

    @Test
    void endsAtOnceWhenToldTo() throws Exception {
        int port = freePort();
        Process running = start(port);
        ready(port);

        running.destroy();

        assertThat(running.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takenPortIsOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process failed = start(taken.getLocalPort());

            assertThat(failed.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(failed.exitValue()).isEqualTo(1);
            assertThat(Files.readAllLines(directory.resolve("err")))
                    .singleElement()
                    .asString()
                    .startsWith("tierwall: cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void damagedDatabaseIsOneSentence() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/tierwall.db"), "this is no database".repeat(100));

        Process failed = start(freePort());

        assertThat(failed.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(failed.exitValue()).isEqualTo(1);
        assertThat(Files.readAllLines(directory.resolve("err")))
                .singleElement()
                .asString()
                .contains("restore it");
    }
}
