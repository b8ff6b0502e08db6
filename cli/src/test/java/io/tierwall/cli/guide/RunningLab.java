package io.tierwall.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The lab clusters of a {@code tierwall up}: packets, kubectl, and the verbs that operate them. */
public record RunningLab(RunningTierwall tierwall) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Sends a packet between every two pods of a cluster. */
    public List<Packet> packets(String cluster) throws IOException {
        List<Packet> packets = new ArrayList<>();
        json("probe", "--cluster", cluster, "--all").forEach(result -> packets.add(Packet.of(result)));
        return packets;
    }

    /** Waits until between every two pods of both clusters what is meant to connect does, and all else is dropped. */
    public void awaitPackets(Predicate<Packet> connects) throws Exception {
        for (String cluster : List.of("alpha", "beta")) {
            Await.until(
                    PATIENCE,
                    () -> packets(cluster),
                    packets -> packets.stream()
                            .allMatch(
                                    packet -> packet.result().equals(connects.test(packet) ? "connected" : "dropped")));
        }
    }

    /** What becomes of one packet from a pod. */
    public String packet(String cluster, String from, String to) throws IOException {
        return json("probe", "--cluster", cluster, "--from", from, "--to", to)
                .path("result")
                .asText();
    }

    /** What {@code lab list} says of a cluster; a missing node when it is not there. */
    JsonNode listed(String cluster) throws IOException {
        for (JsonNode entry : json("list")) {
            if (entry.path("name").asText().equals(cluster)) {
                return entry;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return JSON.readTree(verb(0, all.toArray(String[]::new)));
    }

    /** What a verb for the lab says, be it an answer or an excuse. */
    public String verb(int expected, String... arguments) {
        return tierwall.command(
                expected, Stream.concat(Stream.of("lab"), Stream.of(arguments)).toArray(String[]::new));
    }

    /** What stock kubectl says of a lab cluster. */
    public String kubectl(String cluster, String... arguments) throws IOException, InterruptedException {
        return runKubectl(cluster, "", List.of(arguments));
    }

    /**
     * Applies a manifest with stock kubectl. An old one, as Debian has it, would validate in a way that nobody serves.
     */
    public void kubectlApply(String cluster, String manifest) throws IOException, InterruptedException {
        runKubectl(cluster, manifest, List.of("apply", "--validate=false", "--filename", "-"));
    }

    private String runKubectl(String cluster, String input, List<String> arguments)
            throws IOException, InterruptedException {
        assumeTrue(kubectlIsInstalled(), "kubectl is not installed");
        List<String> command = new ArrayList<>(List.of(
                "kubectl", "--kubeconfig", tierwall.data().kubeconfig(cluster).toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", tierwall.data().path().toString());
        Process kubectl = builder.start();
        try (Writer writer = kubectl.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        }
        String said = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).as(said).isZero();
        return said;
    }

    private static boolean kubectlIsInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
    }
}
