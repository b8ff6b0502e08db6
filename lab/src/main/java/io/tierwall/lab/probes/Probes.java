package io.tierwall.lab.probes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.Outcome;
import io.tierwall.lab.network.Probe;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.probes.ProbeRequest.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Answers requests for probes: {@code POST /lab/v1/probes}. Timeouts overlap, because many probes are under way at
 * once. Thread-safe.
 */
public final class Probes {

    /** The URL. */
    public static final String PATH = "/lab/v1/probes";

    private static final int AT_ONCE = 32;
    private static final int MOST_PAIRS = 2_000;

    private final ObjectStore store;
    private final ClusterNetwork network;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public Probes(ObjectStore store, ClusterNetwork network) {
        this.store = store;
        this.network = network;
    }

    /**
     * Tries what the request says, and answers {@code {"results": […]}} in the order of the pods' names.
     *
     * @throws ApiException when the request cannot be understood, or names what is not there
     */
    public ObjectNode answer(JsonNode request) {
        ProbeRequest wanted = ProbeRequest.read(request);
        RunningPods pods = RunningPods.of(store);
        List<Flow> flows = wanted.flow().map(List::of).orElseGet(() -> pairs(pods));
        List<Outcome> outcomes = probe(probes(flows, wanted, pods));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode results = answer.putArray("results");
        for (int i = 0; i < flows.size(); i++) {
            results.addObject()
                    .put("from", flows.get(i).from())
                    .put("to", flows.get(i).to())
                    .put("port", wanted.port())
                    .put("protocol", wanted.protocol().name())
                    .put("result", outcomes.get(i).name().toLowerCase(Locale.ROOT))
                    .put("simulated", network.isSimulated());
        }
        return answer;
    }

    private static List<Flow> pairs(RunningPods pods) {
        List<Flow> pairs = new ArrayList<>();
        for (String from : pods.addresses().keySet()) {
            for (String to : pods.addresses().keySet()) {
                if (!from.equals(to)) {
                    pairs.add(new Flow(from, to));
                }
            }
        }
        if (pairs.size() > MOST_PAIRS) {
            throw ApiException.badRequest(pairs.size() + " pairs of pods are too many for one request (at most "
                    + MOST_PAIRS + "): name from and to");
        }
        return pairs;
    }

    private static List<Probe> probes(List<Flow> flows, ProbeRequest wanted, RunningPods pods) {
        return flows.stream()
                .map(flow -> {
                    pods.requireSender(flow.from());
                    return new Probe(flow.from(), pods.destination(flow.to()), wanted.port(), wanted.protocol());
                })
                .toList();
    }

    private List<Outcome> probe(List<Probe> probes) {
        List<Callable<Outcome>> work = probes.stream()
                .map(probe -> (Callable<Outcome>) () -> inTurn(probe))
                .toList();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("lab-probe-", 0).factory())) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> future : threads.invokeAll(work)) {
                outcomes.add(future.get());
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.internal("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException gone) {
                throw ApiException.badRequest("from: " + gone.getMessage());
            }
            throw ApiException.internal("the network failed: " + e.getMessage());
        }
    }

    private Outcome inTurn(Probe probe) throws InterruptedException {
        places.acquire();
        try {
            return network.probe(probe);
        } finally {
            places.release();
        }
    }
}
