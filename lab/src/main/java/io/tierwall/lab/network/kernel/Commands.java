package io.tierwall.lab.network.kernel;

import io.tierwall.lab.network.NetworkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Runs the machine's nft command, which reads what to do from its standard input. */
final class Commands {

    private static final int TIMEOUT_SECONDS = 30;

    private Commands() {}

    /** Loads rules as one transaction. */
    static void nft(String ruleset) {
        run(ruleset, "nft", "-f", "-");
    }

    /** What nft answers to a question, as JSON. */
    static String nftJson(String... question) {
        String[] command = new String[question.length + 2];
        command[0] = "nft";
        command[1] = "-j";
        System.arraycopy(question, 0, command, 2, question.length);
        return run("", command);
    }

    private static String run(String input, String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            FutureTask<Boolean> feeder = inBackground(() -> feed(process, input));
            FutureTask<String> errors =
                    inBackground(() -> text(process.getErrorStream().readAllBytes()));
            String output = text(process.getInputStream().readAllBytes());
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new NetworkException(command[0] + " did not end in " + TIMEOUT_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new NetworkException(
                        String.join(" ", command) + " failed: " + errors.get().strip());
            }
            feeder.get();
            return output;
        } catch (IOException | ExecutionException e) {
            throw new NetworkException(command[0] + " could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkException("interrupted", e);
        }
    }

    private static <R> FutureTask<R> inBackground(Callable<R> work) {
        FutureTask<R> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static boolean feed(Process process, String input) throws IOException {
        try (var stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
            return true;
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
