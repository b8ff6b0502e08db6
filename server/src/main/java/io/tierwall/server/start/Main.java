package io.tierwall.server.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.tierwall.server.clusters.KubernetesConnector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The manager as a process. {@link Settings} says what can be set. With the arguments {@code restore FILE} it puts a
 * backup in the place of the database instead, and ends.
 */
@QuarkusMain
public final class Main {

    private Main() {}

    /** Runs until the process is told to end. */
    public static void main(String... arguments) {
        try {
            Settings settings = Settings.from(System.getenv());
            Clock clock = Clock.systemUTC();
            if (arguments.length == 2 && arguments[0].equals("restore")) {
                restore(settings, Path.of(arguments[1]), clock);
                return;
            }
            checkPort(settings);
            Manager manager = Manager.open(settings, new KubernetesConnector(settings.sync(), clock), clock);
            OpenedManager.give(manager);
            serve(settings);
            if (settings.input() != Settings.Input.IGNORED) {
                StarterWatch.start(System.in, manager.readiness());
            }
        } catch (StartException e) {
            System.err.println("tierwall: " + e.getMessage());
            System.exit(1);
        }
        Quarkus.run(arguments);
    }

    private static void restore(Settings settings, Path backup, Clock clock) {
        try (DataDirectory data = DataDirectory.open(settings.data())) {
            Restore.Restored restored = new Restore(data, clock).from(backup);
            System.out.println("Restored revision " + restored.revision() + " into " + data + ".");
            restored.before().ifPresent(before -> System.out.println("What was there is kept in " + before + "."));
        } catch (IOException e) {
            throw new StartException("the data directory could not be released: " + DataDirectory.reason(e), e);
        }
    }

    /** The framework says it, too, but at length. */
    private static void checkPort(Settings settings) {
        InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
        if (address.isUnresolved()) {
            throw new StartException("TIERWALL_HOST is no address of this machine: " + settings.host());
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw new StartException(
                    "cannot listen on " + settings.host() + ":" + settings.port() + ": " + DataDirectory.reason(e)
                            + ". Choose another port (--port, or TIERWALL_PORT), or stop what uses it",
                    e);
        }
    }

    private static void serve(Settings settings) {
        System.setProperty("quarkus.http.host", settings.host());
        System.setProperty("quarkus.http.ssl-port", Integer.toString(settings.port()));
        System.setProperty("tierwall.tls", settings.data().resolve("tls").toString());
    }
}
