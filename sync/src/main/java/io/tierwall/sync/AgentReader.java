package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the agents' heartbeats while something is not realized, to say which nodes are silent. */
final class AgentReader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(AgentReader.class);

    private final SyncContext context;
    private final BooleanSupplier wanted;
    private volatile Agents latest = Agents.UNKNOWN;
    private String lastProblem = "";

    /** @param wanted whether somebody would like to know now */
    AgentReader(SyncContext context, BooleanSupplier wanted) {
        this.context = context;
        this.wanted = wanted;
    }

    Agents latest() {
        return latest;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(context.settings().status().agentInterval());
                if (wanted.getAsBoolean()) {
                    read();
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void read() throws InterruptedException {
        try {
            latest = Agents.read(context.api().agents());
            lastProblem = "";
        } catch (ClusterException e) {
            latest = Agents.UNKNOWN; // An old list would blame nodes that have long been heard of again.
            if (!e.message().equals(lastProblem)) {
                LOG.info("cluster={} does not say how its agents are: {}", context.cluster(), e.message());
                lastProblem = e.message();
            }
        }
    }
}
