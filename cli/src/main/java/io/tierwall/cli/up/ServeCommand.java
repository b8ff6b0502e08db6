package io.tierwall.cli.up;

import io.tierwall.cli.DataOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the manager alone. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Run the manager alone, without a lab.",
            "TIERWALL_ADMIN_PASSWORD sets the password of the user admin; otherwise DIR/admin-password holds one."
        })
public final class ServeCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--port", defaultValue = "8443", description = "HTTPS port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--statistics-interval",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Between two readings of the rules' statistics (default: ${DEFAULT-VALUE}).")
    private int statisticsSeconds;

    @Override
    public Integer call() throws InterruptedException {
        try (ManagerProcess manager = ManagerProcess.start(
                data.directory(), new ManagerOptions(port, statisticsSeconds), new ManagerProcess.Output.Terminal())) {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("stop-manager").unstarted(manager::close));
            return manager.await();
        }
    }
}
