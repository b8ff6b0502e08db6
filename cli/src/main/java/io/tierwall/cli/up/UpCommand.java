package io.tierwall.cli.up;

import io.tierwall.cli.CommandFailedException;
import io.tierwall.cli.Credentials;
import io.tierwall.cli.DataDirectory;
import io.tierwall.cli.DataOption;
import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.network.kernel.KernelNetwork.Availability;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts a manager and lab clusters, makes them known to each other, and waits until somebody has seen enough. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Start a manager with lab clusters, all on this machine. Ctrl-C stops all of it.",
            "TIERWALL_ADMIN_PASSWORD sets the password of the user admin; otherwise one is made up."
        })
public final class UpCommand implements Callable<Integer> {

    private static final int MAX_PORT = 65_535;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--port",
            defaultValue = "8443",
            description = "HTTPS port of the manager (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--clusters",
            defaultValue = "2",
            description = "How many lab clusters (default: ${DEFAULT-VALUE}).")
    private int clusters;

    @Option(
            names = "--statistics-interval",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Between two readings of the rules' statistics, in the lab and by the manager"
                    + " (default: ${DEFAULT-VALUE}).")
    private int statisticsSeconds;

    @Option(
            names = "--simulated",
            description = "Compute what becomes of packets instead of sending them; needs no root.")
    private boolean simulated;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (clusters < 1 || clusters > LabClusters.MAX) {
            throw new ParameterException(
                    spec.commandLine(), "--clusters is a number from 1 to " + LabClusters.MAX + ".");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new ParameterException(spec.commandLine(), "--port is a number from 1 to " + MAX_PORT + ".");
        }
        if (statisticsSeconds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--statistics-interval is a number of seconds, 1 at least.");
        }
        long started = System.nanoTime();
        DataDirectory directory = data.directory();
        directory.create();
        LabLog.to(directory.log("lab"));
        NetworkKind network = network();
        try (Everything everything = new Everything(spec.commandLine().getOut())) {
            // Ctrl-C does not unwind this thread, it runs the hooks.
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("stop-everything").unstarted(everything::close));
            everything.start(directory, new ManagerOptions(port, statisticsSeconds, true), clusters, network);
            announce(directory, Duration.ofNanos(System.nanoTime() - started), network);
            return everything.awaitManager();
        }
    }

    private NetworkKind network() {
        if (simulated) {
            return NetworkKind.SIMULATED;
        }
        Availability packets = LabCluster.networkAvailability();
        if (packets.available()) {
            return NetworkKind.KERNEL;
        }
        spec.commandLine()
                .getErr()
                .println("No real packets: " + packets.reason() + ". They take root, and nft and ip"
                        + " (apt-get install nftables iproute2). Going on with simulated ones.");
        return NetworkKind.SIMULATED;
    }

    private void announce(DataDirectory directory, Duration took, NetworkKind network) {
        PrintWriter out = spec.commandLine().getOut();
        String kubeconfig = directory.kubeconfig(LabClusters.name(0)).toString();
        out.printf(Locale.ROOT, "%nReady after %.1f s%n%n", took.toMillis() / 1000.0);
        out.println("  address    https://localhost:" + port);
        out.println("  trust      " + directory.certificate() + " (self-signed)");
        out.println("  user       " + ManagerClient.USER);
        out.println("  password   " + password(directory));
        out.println("  kubectl    kubectl --kubeconfig " + kubeconfig + " get acnp");
        out.println(
                "  a packet   ./tierwall lab probe --cluster " + LabClusters.name(0) + " --from c/client --to a/web");
        if (network == NetworkKind.SIMULATED) {
            out.println("  note       packets are simulated: what becomes of them is computed from the rules");
        }
        out.println();
        out.println("Ctrl-C stops all of it.");
        out.flush();
    }

    private static String password(DataDirectory directory) {
        try {
            return Credentials.password(directory);
        } catch (IOException e) {
            throw new CommandFailedException("the password cannot be read: " + e.getMessage(), e);
        }
    }
}
