package io.tierwall.cli.up;

import io.tierwall.cli.CommandFailedException;
import io.tierwall.cli.DataDirectory;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The manager as a process of its own. It ends with this one, however this one ends: its standard input does. */
public final class ManagerProcess implements AutoCloseable {

    private static final Path JAR = Path.of("server", "target", "quarkus-app", "quarkus-run.jar");
    private static final Path CACHE = Path.of("server", "target", "tierwall-manager.aot");

    /**
     * The heap stays close to what lives in it: most of the time a manager has little to do, and what it has taken in a
     * busy minute it would never give back. The young generation has room for what a round needs for a moment: what
     * leaves it too early stays until the next full collection. Objects are small and many, so small headers count.
     */
    private static final List<String> MEMORY = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xmn112m",
            "-XX:MinHeapFreeRatio=40",
            "-XX:MaxHeapFreeRatio=60",
            "-XX:-ShrinkHeapInSteps");

    private static final int STOP_SECONDS = 10;
    private static final int LAST_LINES = 12;

    private final Process process;
    private final Redirect output;

    private ManagerProcess(Process process, Redirect output) {
        this.process = process;
        this.output = output;
    }

    /** Where it writes: to the person who started it, or to a file. */
    public sealed interface Output {

        record Terminal() implements Output {}

        record Log(Path file) implements Output {}
    }

    /** Starts one; it serves a moment later. */
    public static ManagerProcess start(DataDirectory data, ManagerOptions options, Output output) {
        Path cache = home().resolve(CACHE);
        return start(data, options, output, Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of());
    }

    /** One that keeps the classes it has loaded when it ends, for the starts to come. */
    static ManagerProcess train(DataDirectory data, ManagerOptions options, Path log) {
        return start(data, options, new Output.Log(log), List.of("-XX:AOTCacheOutput=" + home().resolve(CACHE)));
    }

    /** Lets one put a backup in the place of the database and end; answers its status. It says itself what it did. */
    static int restore(DataDirectory data, Path backup) throws InterruptedException {
        List<String> command = new ArrayList<>(command(List.of()));
        command.add("restore");
        command.add(backup.toString());
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("TIERWALL_DATA", data.path().toString());
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw failedToStart(e);
        }
    }

    private static CommandFailedException failedToStart(IOException e) {
        return new CommandFailedException("the manager cannot be started: " + e.getMessage(), e);
    }

    private static ManagerProcess start(
            DataDirectory data, ManagerOptions options, Output output, List<String> cacheOptions) {
        ProcessBuilder builder = new ProcessBuilder(command(cacheOptions));
        builder.environment().put("TIERWALL_DATA", data.path().toString());
        builder.environment().put("TIERWALL_PORT", Integer.toString(options.port()));
        builder.environment().put("TIERWALL_TRAFFIC_INTERVAL", Integer.toString(options.statisticsSeconds()));
        builder.environment().put("TIERWALL_EXIT_WITH_INPUT", options.awaited() ? "ready" : "true");
        Redirect redirect =
                switch (output) {
                    case Output.Terminal() -> Redirect.INHERIT;
                    case Output.Log(Path file) -> Redirect.to(file.toFile());
                };
        builder.redirectErrorStream(redirect.type() == Redirect.Type.WRITE).redirectOutput(redirect);
        if (redirect.type() != Redirect.Type.WRITE) {
            builder.redirectError(Redirect.INHERIT);
        }
        try {
            return new ManagerProcess(builder.start(), redirect);
        } catch (IOException e) {
            throw failedToStart(e);
        }
    }

    private static Path home() {
        return Path.of(System.getProperty("tierwall.home", "."));
    }

    private static List<String> command(List<String> cacheOptions) {
        Path jar = home().resolve(JAR);
        if (!Files.exists(jar)) {
            throw new CommandFailedException(jar + " is missing. Build it: ./tierwall build");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(cacheOptions);
        command.addAll(MEMORY);
        command.addAll(List.of(
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString()));
        return List.copyOf(command);
    }

    /** Ends with an explanation if the process has ended. */
    void checkAlive() {
        if (!process.isAlive()) {
            throw new CommandFailedException("the manager ended with status " + process.exitValue() + lastWords());
        }
    }

    private String lastWords() {
        if (output.file() == null) {
            return "";
        }
        try {
            List<String> lines = Files.readAllLines(output.file().toPath());
            return ":\n  "
                    + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()))
                    + "\nThe whole log is " + output.file();
        } catch (IOException e) {
            return "; its log " + output.file() + " cannot be read";
        }
    }

    /** Its number on this machine. */
    public long pid() {
        return process.pid();
    }

    /** Tells one that is awaited that everything is prepared. */
    void prepared() {
        try {
            process.outputWriter(StandardCharsets.UTF_8).append("prepared\n").flush();
        } catch (IOException e) {
            throw new CommandFailedException("the manager cannot be told that it is ready: " + e.getMessage(), e);
        }
    }

    /** Waits for its end. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
