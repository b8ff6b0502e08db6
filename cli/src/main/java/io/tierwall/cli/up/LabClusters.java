package io.tierwall.cli.up;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierwall.cli.CommandFailedException;
import io.tierwall.cli.DataDirectory;
import io.tierwall.lab.cluster.LabSettings;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.cluster.LabSettings.Pace;
import io.tierwall.lab.host.LabControl;
import io.tierwall.lab.host.LabHost;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The clusters of a lab, in this process, each with a kubeconfig in the data directory while it runs, and the control
 * endpoint, by which there can be more.
 */
final class LabClusters implements AutoCloseable {

    private static final List<String> NAMES = List.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu");

    /** As many as have a name. */
    static final int MAX = NAMES.size();

    private static final int NODES = 2;

    private final DataDirectory data;
    private final LabLock lock;
    private final LabRegister register;
    private final LabHost host;
    private Optional<LabControl> control = Optional.empty();
    private boolean closed;

    /** @throws CommandFailedException when another lab runs there */
    LabClusters(DataDirectory data, NetworkKind network, Duration statistics) {
        this.data = data;
        this.lock = LabLock.take(data);
        this.register = new LabRegister(data);
        Pace pace = new Pace(statistics, Pace.USUAL.nodeReport());
        this.host = new LabHost(
                (name, index, nodes) -> LabSettings.of(name, index, network)
                        .withPace(pace)
                        .withNodes(nodes)
                        .withLogs(data.labLogs(name)),
                register);
    }

    static String name(int index) {
        return NAMES.get(index);
    }

    /** Starts the next cluster and writes its kubeconfig. */
    void start(int index) {
        host.create(name(index), NODES);
    }

    /**
     * Registers all clusters, and from now on those to come.
     *
     * @param progress told the name of each
     */
    void register(ManagerClient manager, Consumer<String> progress) {
        register.connect(manager, progress);
    }

    /** Lets people operate the lab. */
    synchronized void openControl() {
        if (closed) {
            throw new CommandFailedException("stopped while starting");
        }
        LabControl opened = LabControl.start(host, Clock.systemUTC(), new SecureRandom());
        control = Optional.of(opened);
        LabControl.Access access = opened.access();
        SecretFile.write(
                data.control(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("address", access.address().toString())
                        .put("certificate", access.certificate())
                        .put("token", access.token())
                        .toString());
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (control.isPresent()) {
            SecretFile.remove(data.control());
            control.get().close();
        }
        host.close();
        register.close();
        lock.close();
    }
}
