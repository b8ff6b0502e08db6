package io.tierwall.bench.lab;

import io.tierwall.bench.Course;
import io.tierwall.bench.lab.LabProcess.Order;
import io.tierwall.bench.lab.LabProcess.Started;
import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.InFlight;
import io.tierwall.bench.measure.InFlight.Outcome;
import io.tierwall.bench.measure.Tally;
import io.tierwall.bench.measure.Watching;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many policies a lab cluster takes in a second while somebody watches, and a server that does nothing with them.
 */
final class WriteRate {

    private static final int RULES = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int[] AT_ONCE = {8, 16, 32};

    private final Course course;
    private final LabProcess lab;

    /**
     * The best of several attempts, each with another number of requests in flight.
     *
     * @param count objects written in each
     */
    record Best(int atOnce, int count, double perSecond, double medianMillis, double p99Millis) {}

    WriteRate(Course course, LabProcess lab) {
        this.course = course;
        this.lab = lab;
    }

    /** Each object has been written and seen in the watch. */
    Best cluster() throws IOException, InterruptedException {
        Started cluster = lab.startCluster(Order.bare("writes", 0));
        try (ApiClient client = ApiClient.of(cluster.kubeconfig())) {
            Best best = new Best(0, 0, 0, 0, 0);
            for (int atOnce : attempts()) {
                Tally seen = new Tally(count());
                String version = client.getJson(Bodies.POLICIES + "?limit=1")
                        .at("/metadata/resourceVersion")
                        .asText();
                String path = Bodies.POLICIES + "?watch=true&timeoutSeconds=3600&resourceVersion=" + version;
                try (Watching watching = Watching.open("bench-watch", client, path, seen::event)) {
                    best = better(best, attempt(client, atOnce, "w" + atOnce, seen));
                    watching.requireOpen();
                }
                deleteAll(client, "w" + atOnce);
            }
            return best;
        } finally {
            lab.stopCluster("writes");
        }
    }

    /** Each object has been written. */
    Best bare(Path directory) throws IOException, InterruptedException {
        LabProcess.Bare server = lab.startBareServer(directory);
        try (ApiClient client =
                new ApiClient(server.address(), server.certificate().getBytes(StandardCharsets.US_ASCII), "none")) {
            Best best = new Best(0, 0, 0, 0, 0);
            for (int atOnce : attempts()) {
                Tally nobodyLooks = new Tally(0);
                best = better(best, attempt(client, atOnce, "w" + atOnce, nobodyLooks));
            }
            return best;
        }
    }

    /** The first attempt is for warming up, and is made again. */
    private List<Integer> attempts() {
        return course.amount(0, 1) == 0 ? List.of(AT_ONCE[0]) : List.of(AT_ONCE[1], AT_ONCE[0], AT_ONCE[1], AT_ONCE[2]);
    }

    private int count() {
        return course.amount(40, 4_000);
    }

    private Best attempt(ApiClient client, int atOnce, String prefix, Tally seen)
            throws IOException, InterruptedException {
        List<byte[]> bodies = IntStream.range(0, count())
                .mapToObj(index -> Bodies.policy(prefix + "-" + index, RULES))
                .toList();
        long began = System.nanoTime();
        Outcome outcome = InFlight.run(
                "bench-write",
                atOnce,
                bodies.size(),
                index -> client.send("POST", Bodies.POLICIES, ApiClient.JSON_TYPE, bodies.get(index)));
        seen.await(PATIENCE);
        double seconds = (System.nanoTime() - began) / 1e9;
        course.say("lab: " + bodies.size() + " writes, " + atOnce + " in flight");
        return new Best(
                atOnce,
                bodies.size(),
                bodies.size() / seconds,
                outcome.latencies().median(),
                outcome.latencies().percentile(99));
    }

    private static Best better(Best one, Best other) {
        return one.perSecond() >= other.perSecond() ? one : other;
    }

    private void deleteAll(ApiClient client, String prefix) throws IOException, InterruptedException {
        InFlight.run(
                "bench-delete",
                AT_ONCE[0],
                count(),
                index -> client.delete(Bodies.POLICIES + "/" + prefix + "-" + index));
    }
}
