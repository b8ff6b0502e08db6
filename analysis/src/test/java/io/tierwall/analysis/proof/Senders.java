package io.tierwall.analysis.proof;

import io.tierwall.lab.network.Outcome;
import io.tierwall.lab.network.Probe;
import io.tierwall.lab.network.kernel.KernelNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends many packets at once. */
final class Senders {

    private static final int AT_ONCE = 48;

    private Senders() {}

    /** What became of each probe, in their order. */
    static List<Outcome> send(KernelNetwork network, List<Probe> probes)
            throws InterruptedException, ExecutionException {
        try (ExecutorService senders = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().name("sender-", 0).factory())) {
            List<Outcome> met = new ArrayList<>();
            for (Future<Outcome> outcome : senders.invokeAll(probes.stream()
                    .map(probe -> (Callable<Outcome>) () -> network.probe(probe))
                    .toList())) {
                met.add(outcome.get());
            }
            return met;
        }
    }
}
