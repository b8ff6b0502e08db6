package io.tierwall.bench.lab;

import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.lab.LabProcess.Memory;
import io.tierwall.bench.lab.LabProcess.Order;
import io.tierwall.bench.measure.Samples;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long clusters take to start, and what twenty of them take in one process. */
final class ClusterStarts {

    private static final int NODES = 3;
    private static final int PODS = 20;
    private static final int PODS_OF_MANY = 6;
    private static final double MIB = 1 << 20;
    private static final double NANOS = 1e9;

    private final Course course;
    private final LabProcess lab;
    private final NetworkKind network;

    ClusterStarts(Course course, LabProcess lab, NetworkKind network) {
        this.course = course;
        this.lab = lab;
        this.network = network;
    }

    /** One of three nodes and twenty pods; its pods run when the clock stops. */
    List<Figure> one() throws IOException {
        int repeats = course.amount(1, 5);
        long[] nanos = new long[repeats];
        for (int i = 0; i < repeats; i++) {
            double seconds = lab.startCluster(new Order("one", 0, NODES, network, manifest(PODS)))
                    .seconds();
            nanos[i] = (long) (seconds * NANOS);
            lab.stopCluster("one");
        }
        course.say("lab: a cluster was started " + repeats + " times");
        return List.of(Figure.of("start_seconds", Samples.of(nanos).median() / 1_000, "s")
                .atMost(2));
    }

    /** Twenty at the same time, of two nodes and six pods each. */
    List<Figure> many() throws IOException {
        int count = course.amount(2, 20);
        long before = lab.memory().heap();
        double seconds = 0;
        for (int i = 0; i < count; i++) {
            seconds += lab.startCluster(new Order("many-" + i, i, 2, network, manifest(PODS_OF_MANY)))
                    .seconds();
        }
        Memory with = lab.memory();
        for (int i = 0; i < count; i++) {
            lab.stopCluster("many-" + i);
        }
        course.say("lab: " + count + " clusters ran at once");
        return List.of(
                Figure.of("many_clusters", count, "clusters"),
                Figure.of("many_start_seconds", seconds, "s"),
                Figure.of("many_heap_mib", (with.heap() - before) / MIB, "MiB"),
                Figure.of("many_rss_mib", with.resident() / MIB, "MiB"));
    }

    private static String manifest(int pods) {
        return IntStream.range(0, pods)
                .mapToObj(index -> """
                        ---
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: pod-%1$d, namespace: bench, labels: {app: app-%1$d}}
                        spec: {containers: [{name: main, image: none}]}
                        """.formatted(index))
                .collect(Collectors.joining("", """
                        apiVersion: v1
                        kind: Namespace
                        metadata: {name: bench}
                        """, ""));
    }
}
