package io.tierwall.bench.lab;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.lab.LabProcess.Memory;
import io.tierwall.bench.lab.LabProcess.Order;
import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.InFlight;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Ten thousand pods and ten thousand policies in one cluster that sends no packets. */
final class ClusterMemory {

    private static final String NAME = "large";
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final double MIB = 1 << 20;

    private final Course course;
    private final LabProcess lab;

    ClusterMemory(Course course, LabProcess lab) {
        this.course = course;
        this.lab = lab;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        int pods = course.amount(20, 10_000);
        int policies = course.amount(20, 10_000);
        long before = lab.memory().heap();
        try (ApiClient client =
                ApiClient.of(lab.startCluster(new Order(NAME, 0, course.amount(2, 48), NetworkKind.SIMULATED, ""))
                        .kubeconfig())) {
            BenchPods.create(client, pods);
            int running = awaitRunning(client, pods);
            course.say("lab: " + running + " of " + pods + " pods run");
            Memory withPods = lab.memory();
            InFlight.Outcome writes = InFlight.run(
                    "bench-policy",
                    AT_ONCE,
                    policies,
                    index -> client.send(
                            "POST", Bodies.POLICIES, ApiClient.JSON_TYPE, Bodies.policy("app-" + index, 1)));
            course.say("lab: " + policies + " policies are there");
            Memory withAll = lab.memory();
            return List.of(
                    Figure.of("large_pods", pods, "pods"),
                    Figure.of("large_pods_running", running, "pods").atLeast(pods),
                    Figure.of("large_pods_heap_mib", (withPods.heap() - before) / MIB, "MiB")
                            .atMost(1_024),
                    Figure.of("large_policies", policies, "policies"),
                    Figure.of("large_policy_writes_per_second", writes.perSecond(), "1/s"),
                    Figure.of("large_all_heap_mib", (withAll.heap() - before) / MIB, "MiB"),
                    Figure.of("large_all_rss_mib", withAll.resident() / MIB, "MiB"));
        } finally {
            lab.stopCluster(NAME);
        }
    }

    private static int awaitRunning(ApiClient client, int wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            int running = 0;
            for (JsonNode pod : client.getJson(Bodies.PODS).path("items")) {
                running += pod.at("/status/phase").asText().equals("Running") ? 1 : 0;
            }
            if (running >= wanted || System.nanoTime() > deadline) {
                return running;
            }
            Thread.sleep(PAUSE);
        }
    }
}
