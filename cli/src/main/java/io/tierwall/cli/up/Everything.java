package io.tierwall.cli.up;

import io.tierwall.cli.CommandFailedException;
import io.tierwall.cli.DataDirectory;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A manager process and lab clusters in this process. Closing is safe at any time and more than once. */
final class Everything implements AutoCloseable {

    private final PrintWriter out;
    private @Nullable ManagerProcess manager;
    private @Nullable LabClusters lab;
    private boolean closed;

    Everything(PrintWriter out) {
        this.out = out;
    }

    /** Starts the manager, the clusters meanwhile, and registers them once the manager answers. */
    void start(DataDirectory data, ManagerOptions options, int clusters, NetworkKind network)
            throws InterruptedException {
        LabClusters started = keep(new LabClusters(data, network, Duration.ofSeconds(options.statisticsSeconds())));
        say("Starting the manager (log: " + data.log("manager") + ")");
        ManagerProcess process =
                keep(ManagerProcess.start(data, options, new ManagerProcess.Output.Log(data.log("manager"))));
        for (int index = 0; index < clusters; index++) {
            say("Starting lab cluster " + LabClusters.name(index));
            started.start(index);
        }
        started.register(
                ManagerClient.awaitAnswer(process, data, options.port()), cluster -> say("Registering " + cluster));
        started.openControl();
        process.prepared();
    }

    private synchronized ManagerProcess keep(ManagerProcess process) {
        refuseIfClosed(process);
        manager = process;
        return process;
    }

    private synchronized LabClusters keep(LabClusters clusters) {
        refuseIfClosed(clusters);
        lab = clusters;
        return clusters;
    }

    /** Somebody pressed Ctrl-C while this was starting: it must not outlive that. */
    private void refuseIfClosed(AutoCloseable late) {
        if (closed) {
            try {
                late.close();
            } catch (Exception e) {
                throw new IllegalStateException("stopped while starting", e);
            }
            throw new CommandFailedException("stopped while starting");
        }
    }

    /** Waits for the end of the manager, which is not expected. */
    int awaitManager() throws InterruptedException {
        ManagerProcess process = manager;
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        int status = process.await();
        synchronized (this) {
            if (closed) {
                return 0;
            }
        }
        process.checkAlive();
        return status;
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void close() {
        ManagerProcess process;
        LabClusters clusters;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            process = manager;
            clusters = lab;
        }
        if (process != null) {
            process.close();
        }
        if (clusters != null) {
            clusters.close();
        }
    }
}
