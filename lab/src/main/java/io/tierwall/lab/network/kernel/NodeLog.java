package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.lab.network.GatheringLog;
import io.tierwall.lab.network.NetworkException;
import io.tierwall.lab.network.PolicyLogRecord;
import io.tierwall.lab.network.PolicyLogRecord.Repeats;
import io.tierwall.model.address.IpAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what a node's rules log, on a thread of its own. The kernel forgets what comes faster than it is read. */
final class NodeLog implements AutoCloseable {

    /** How late closing is noticed, and gathered records are written. */
    private static final Duration PATIENCE = Duration.ofMillis(50);

    /** Nothing came in time, more came than was read, or somebody woke the thread. */
    private static final Set<Integer> HARMLESS = Set.of(11, 105, 4);

    private static final int BUFFER_BYTES = 65_536;

    private final NetlinkSocket kernel;
    private final Firewall firewall;
    private final Function<IpAddress, Optional<String>> pods;
    private final Destination destination;
    private final Thread thread;
    private volatile boolean closed;

    /** Where records go, and what they say of the place and time. */
    record Destination(String node, GatheringLog log, Clock clock) {}

    NodeLog(
            NetworkNamespace namespace,
            Firewall firewall,
            Function<IpAddress, Optional<String>> pods,
            Destination destination) {
        this.kernel = namespace.inside(() -> NetlinkSocket.open(NetlinkSocket.NETFILTER, PATIENCE));
        this.firewall = firewall;
        this.pods = pods;
        this.destination = destination;
        LogMessages.subscribe().forEach(message -> kernel.request("logging packets", message));
        this.thread = Thread.ofPlatform()
                .name("lab-log-" + destination.node())
                .daemon()
                .start(this::read);
    }

    private void read() {
        byte[] buffer = new byte[BUFFER_BYTES];
        while (!closed) {
            int length = kernel.receive(buffer);
            if (length >= 0) {
                LogMessages.read(buffer, length).forEach(this::write);
            } else if (!HARMLESS.contains(-length)) {
                throw new NetworkException("logged packets cannot be read: error number " + -length);
            }
            destination.log().flush(destination.clock().instant());
        }
    }

    /** Rules that went out of force meanwhile, and pods that left, are not logged any more. */
    private void write(LogMessages.Marked marked) {
        firewall.logged(marked.prefix()).ifPresent(rule -> {
            boolean leaving = rule.direction() == Direction.EGRESS;
            IpAddress protectedPod =
                    leaving ? marked.packet().source() : marked.packet().destination();
            pods.apply(protectedPod)
                    .ifPresent(pod -> destination
                            .log()
                            .add(new PolicyLogRecord(
                                    destination.node(),
                                    destination.clock().instant(),
                                    rule,
                                    pod,
                                    marked.packet(),
                                    Repeats.ONCE)));
        });
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kernel.close();
    }
}
