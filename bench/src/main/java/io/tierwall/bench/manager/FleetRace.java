package io.tierwall.bench.manager;

import io.tierwall.bench.Contender;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.Race;
import io.tierwall.bench.Result;
import io.tierwall.bench.lab.BenchPods;
import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.Scratch;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a manager of a hundred clusters takes of a machine. */
public final class FleetRace implements Race {

    private static final int NODES = 12;

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public String summary() {
        return "100 clusters of 1,000 pods and 10,000 rules: memory of the manager";
    }

    /**
     * How much there is.
     *
     * @param pods of each cluster
     * @param policies of each cluster
     * @param rules of each policy
     */
    record Size(int clusters, int pods, int policies, int rules) {

        private String work() {
            return clusters + " clusters of " + pods + " pods and " + policies * rules + " rules";
        }
    }

    @Override
    public Result run(Course course) throws IOException, InterruptedException {
        Size size =
                new Size(course.amount(2, 100), course.amount(5, 1_000), course.amount(2, 100), course.amount(5, 100));
        return new Result(
                List.of(new Contender(Contender.TIERWALL, size.work(), measure(course, size))),
                Map.of(),
                List.of(
                        size.work() + "; every policy spans all clusters",
                        "memory is that of the manager's process, after a collection of garbage that the race asks for",
                        "nobody else takes part: kubectl keeps nothing"));
    }

    static List<Figure> measure(Course course, Size size) throws IOException, InterruptedException {
        try (Scratch scratch = new Scratch();
                Fleet fleet = Fleet.start("fleet", size.clusters(), NODES);
                RunningManager manager =
                        RunningManager.start(scratch.directory().resolve("manager"))) {
            Memory alone = manager.memory();
            for (ApiClient cluster : fleet.clients()) {
                BenchPods.create(cluster, size.pods());
            }
            course.say("fleet: the pods are there");
            manager.register(fleet);
            Memory withPods = manager.memory();
            course.say("fleet: heap with pods " + Math.round(withPods.heapMib()) + " MiB");
            long began = System.nanoTime();
            Published.in(fleet, manager, new IntentTree(size.policies(), size.rules(), fleet.names()));
            double seconds = (System.nanoTime() - began) / 1e9;
            Published.atRest(fleet);
            Memory withAll = manager.memory();
            double perCluster = (withAll.heapMib() - alone.heapMib()) / size.clusters();
            return List.of(
                    Figure.of("alone_heap_mib", alone.heapMib(), "MiB"),
                    Figure.of("pods_heap_mib", withPods.heapMib(), "MiB"),
                    Figure.of("all_heap_mib", withAll.heapMib(), "MiB"),
                    Figure.of("heap_per_cluster_mib", perCluster, "MiB"),
                    Figure.of("all_rss_mib", withAll.residentMib(), "MiB").atMost(1_024),
                    Figure.of("publish_seconds", seconds, "s"),
                    Figure.of("cpu_seconds", manager.cpuSeconds(), "s"));
        }
    }
}
