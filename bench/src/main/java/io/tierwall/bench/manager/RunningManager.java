package io.tierwall.bench.manager;

import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.ProcessTime;
import io.tierwall.cli.Credentials;
import io.tierwall.cli.DataDirectory;
import io.tierwall.cli.up.ManagerClient;
import io.tierwall.cli.up.ManagerOptions;
import io.tierwall.cli.up.ManagerProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A manager as {@code tierwall up} starts one, with its administrator's access. */
final class RunningManager implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ManagerProcess process;
    private final ManagerClient administration;
    private final ApiClient api;
    private final Access access;
    private final double seconds;

    /** Where the manager answers, and what its administrator says to it. */
    record Access(URI address, String user, String password) {}

    private RunningManager(
            ManagerProcess process, ManagerClient administration, ApiClient api, Access access, double seconds) {
        this.process = process;
        this.administration = administration;
        this.api = api;
        this.access = access;
        this.seconds = seconds;
    }

    /** @param directory holds everything of it; what is there already is taken up */
    static RunningManager start(Path directory) throws IOException, InterruptedException {
        DataDirectory data = new DataDirectory(directory);
        data.create();
        ManagerOptions options = new ManagerOptions(freePort(), ManagerOptions.DEFAULT_STATISTICS_SECONDS);
        long began = System.nanoTime();
        ManagerProcess process =
                ManagerProcess.start(data, options, new ManagerProcess.Output.Log(data.log("manager")));
        try {
            ManagerClient administration = ManagerClient.awaitAnswer(process, data, options.port());
            double seconds = (System.nanoTime() - began) / 1e9;
            Access access = new Access(
                    URI.create("https://localhost:" + options.port()), ManagerClient.USER, Credentials.password(data));
            ApiClient api = new ApiClient(
                    access.address(),
                    Files.readAllBytes(data.certificate()),
                    Credentials.basic(access.user(), access.password()));
            return new RunningManager(process, administration, api, access, seconds);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** From the start of the process to its first answer. */
    double startSeconds() {
        return seconds;
    }

    /** Makes clusters known, and waits until the manager is connected to all. */
    void register(Fleet fleet) throws InterruptedException {
        fleet.kubeconfigs().forEach(administration::register);
        awaitConnected(fleet.names().size());
    }

    /** @throws IllegalStateException when it takes too long */
    void awaitConnected(int clusters) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (administration.clusters().values().stream()
                        .filter("CONNECTED"::equals)
                        .count()
                < clusters) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not all clusters are connected: " + administration.clusters());
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Publishes a tree. */
    void publish(byte[] tree) throws IOException, InterruptedException {
        api.send("PATCH", IntentTree.PATH, ApiClient.JSON_TYPE, tree);
    }

    ApiClient api() {
        return api;
    }

    Access access() {
        return access;
    }

    /** After a collection of garbage. */
    Memory memory() throws IOException, InterruptedException {
        return Memory.of(process.pid());
    }

    double cpuSeconds() throws IOException {
        return ProcessTime.seconds(process.pid());
    }

    @Override
    public void close() {
        api.close();
        administration.close();
        process.close();
    }
}
