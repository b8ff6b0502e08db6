package io.tierwall.bench.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.lab.LabProcess.Order;
import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.InFlight;
import io.tierwall.bench.measure.Samples;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** From the write of a policy until a packet meets it, where a thousand other rules are in force. Takes root. */
final class PacketEffect {

    private static final String NAME = "packets";
    private static final int RULES_OF_A_POLICY = 10;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REFUSAL = "refuse";

    /** Every policy's rules are about somebody: those that match nobody are not loaded. */
    private static final String PEERS = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: bench}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: client, namespace: bench, labels: {app: client, peer: p0}}
            spec: {containers: [{name: main, image: none}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: bench, labels: {app: web}}
            spec: {containers: [{name: main, image: none, ports: [{containerPort: 80}]}]}
            """;

    private static final byte[] PROBE = """
            {"from": "bench/client", "to": "bench/web", "port": 80, "protocol": "TCP"}
            """.getBytes(StandardCharsets.UTF_8);

    private final Course course;
    private final LabProcess lab;

    PacketEffect(Course course, LabProcess lab) {
        this.course = course;
        this.lab = lab;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        int rules = course.amount(20, 1_000);
        int edits = course.amount(2, 100);
        try (ApiClient client = ApiClient.of(lab.startCluster(new Order(NAME, 0, 2, NetworkKind.KERNEL, manifest()))
                .kubeconfig())) {
            InFlight.run(
                    "bench-policy",
                    AT_ONCE,
                    rules / RULES_OF_A_POLICY,
                    index -> client.send(
                            "POST",
                            Bodies.POLICIES,
                            ApiClient.JSON_TYPE,
                            Bodies.policy("app-" + index, RULES_OF_A_POLICY)));
            long[] nanos = new long[edits];
            for (int i = 0; i < edits; i++) {
                nanos[i] = edit(client, i % 2 == 0);
            }
            course.say("lab: " + edits + " policies were met by packets");
            Samples samples = Samples.of(nanos);
            return List.of(
                    Figure.of("effect_rules", rules, "rules"),
                    Figure.of("effect_p50_ms", samples.median(), "ms"),
                    Figure.of("effect_p99_ms", samples.percentile(99), "ms").atMost(50));
        } finally {
            lab.stopCluster(NAME);
        }
    }

    /** A pod for each policy and each peer besides those that the packets go between. */
    private String manifest() {
        StringBuilder manifest = new StringBuilder(PEERS);
        for (int i = 0; i < RULES_OF_A_POLICY; i++) {
            manifest.append("""
                    ---
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: pod-%1$d, namespace: bench, labels: {app: app-%1$d, peer: p%1$d}}
                    spec: {containers: [{name: main, image: none}]}
                    """.formatted(i));
        }
        return manifest.toString();
    }

    private static long edit(ApiClient client, boolean refuse) throws IOException, InterruptedException {
        long began = System.nanoTime();
        if (refuse) {
            client.send("POST", Bodies.POLICIES, ApiClient.JSON_TYPE, Bodies.refusal(REFUSAL, "client", "web"));
        } else {
            client.delete(Bodies.POLICIES + "/" + REFUSAL);
        }
        String expected = refuse ? "rejected" : "connected";
        while (!probe(client).equals(expected)) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("no packet was " + expected + " within " + PATIENCE.toSeconds() + " s");
            }
        }
        return System.nanoTime() - began;
    }

    private static String probe(ApiClient client) throws IOException, InterruptedException {
        byte[] answer = client.send("POST", "/lab/v1/probes", ApiClient.JSON_TYPE, PROBE);
        return JSON.readTree(answer).at("/results/0/result").asText();
    }
}
