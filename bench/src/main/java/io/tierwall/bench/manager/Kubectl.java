package io.tierwall.bench.manager;

import io.tierwall.bench.Course;
import io.tierwall.bench.manager.PublishRace.Round;
import io.tierwall.bench.measure.ProcessTime;
import io.tierwall.bench.measure.Tally;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same objects by stock kubectl: server-side apply, one command for each cluster, all at the same time. */
final class Kubectl {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Course course;
    private final Path directory;

    Kubectl(Course course, Path directory) {
        this.course = course;
        this.directory = directory;
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl")));
    }

    Round apply(int clusters, List<Holding.Kept> objects) throws IOException, InterruptedException {
        Path file = Files.writeString(
                directory.resolve("objects.json"),
                objects.stream()
                        .map(Holding.Kept::body)
                        .collect(
                                Collectors.joining(",", "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[", "]}")));
        try (Fleet fleet = Fleet.start("kubectl", clusters)) {
            Tally tally = new Tally(objects.size() * clusters);
            double seconds;
            double cpu = ProcessTime.secondsOfEndedChildren();
            try (Fleet.Watches watches = fleet.count(tally)) {
                long began = System.nanoTime();
                runAll(fleet.kubeconfigs(), file);
                tally.await(PATIENCE);
                seconds = (System.nanoTime() - began) / 1e9;
                watches.requireOpen();
            }
            course.say("publish: kubectl " + TimeText.seconds(seconds));
            return new Round(
                    fleet.digest(), objects.size() * clusters, seconds, ProcessTime.secondsOfEndedChildren() - cpu);
        }
    }

    private void runAll(Map<String, String> kubeconfigs, Path objects) throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (Map.Entry<String, String> cluster : kubeconfigs.entrySet()) {
            processes.add(start(cluster.getKey(), cluster.getValue(), objects));
        }
        for (Process process : processes) {
            if (process.waitFor() != 0) {
                throw new IOException("kubectl failed: " + output());
            }
        }
    }

    private Process start(String cluster, String kubeconfig, Path objects) throws IOException {
        Path file = Files.writeString(directory.resolve(cluster + ".kubeconfig"), kubeconfig);
        ProcessBuilder builder = new ProcessBuilder(
                        "kubectl",
                        "--kubeconfig",
                        file.toString(),
                        "apply",
                        "--server-side",
                        "--field-manager=tierwall",
                        // What is sent was read from a cluster: it is valid, and checking it costs time.
                        "--validate=false",
                        "--filename",
                        objects.toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log()));
        // Its cache of what a cluster serves has to be gone afterwards.
        builder.environment().put("HOME", directory.toString());
        return builder.start();
    }

    private File log() {
        return directory.resolve("kubectl.log").toFile();
    }

    private String output() throws IOException {
        List<String> lines = Files.readAllLines(log().toPath());
        return lines.isEmpty() ? "" : lines.getLast();
    }
}
