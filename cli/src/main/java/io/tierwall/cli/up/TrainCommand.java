package io.tierwall.cli.up;

import io.tierwall.cli.CommandFailedException;
import io.tierwall.cli.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Starts a manager once, in a directory that is then gone, so that Java keeps the classes that a start needs: later
 * starts take half the time. The launcher calls it after a build; nothing depends on it.
 */
@Command(name = "train", hidden = true, description = "Make later starts faster.")
public final class TrainCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("tierwall-train");
        try {
            DataDirectory data = new DataDirectory(scratch);
            data.create();
            ManagerOptions options = new ManagerOptions(freePort(), ManagerOptions.DEFAULT_STATISTICS_SECONDS);
            ManagerProcess manager = ManagerProcess.train(data, options, data.log("manager"));
            try (manager;
                    ManagerClient client = ManagerClient.awaitAnswer(manager, data, options.port())) {
                if (!client.answers()) {
                    throw new CommandFailedException("the manager was ready and is not any more");
                }
            }
        } finally {
            delete(scratch);
        }
        return 0;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            deepestFirst.forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
