package io.tierwall.lab.network.kernel;

import io.tierwall.lab.network.NetworkException;
import io.tierwall.lab.network.kernel.NftablesLibrary.Answer;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** The nftables of one namespace, which stays as long as this is open. Thread-safe. */
final class Nftables implements AutoCloseable {

    private static final int LONGEST_REASON = 2_000;

    private final NetworkNamespace namespace;
    private Optional<MemorySegment> context = Optional.empty();
    private boolean closed;

    Nftables(NetworkNamespace namespace) {
        this.namespace = namespace;
    }

    /**
     * Loads rules as one transaction.
     *
     * @throws NetworkException when the kernel refuses; nothing has changed then
     */
    void load(String commands) {
        run(commands);
    }

    /** What nftables answers to a question, as JSON. */
    String ask(String question) {
        return run(question);
    }

    private synchronized String run(String commands) {
        if (closed) {
            throw new NetworkException("the namespace is gone");
        }
        NftablesLibrary library = NftablesLibrary.installed();
        // Its socket belongs to the namespace of the thread that makes it.
        MemorySegment open = context.orElseGet(() -> namespace.inside(library::create));
        context = Optional.of(open);
        Answer answer = library.run(open, commands);
        if (!answer.done()) {
            String reason = answer.errors().strip();
            throw new NetworkException(
                    "nftables refuses: " + reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
        }
        return answer.output();
    }

    @Override
    public synchronized void close() {
        closed = true;
        context.ifPresent(NftablesLibrary.installed()::free);
        context = Optional.empty();
    }
}
