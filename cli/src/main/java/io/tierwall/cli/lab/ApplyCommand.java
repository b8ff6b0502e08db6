package io.tierwall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.cli.CommandFailedException;
import io.tierwall.cli.lab.ManifestFile.Item;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applies a manifest to a cluster of the lab. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = "Apply namespaces, pods, services from a file, by the cluster's API, and wait until the pods run."
                + " A pod runs no image: it listens on the ports that its containers declare, or on 80.",
        footer = {"", "Example: tierwall lab apply --cluster alpha -f shop.yaml"})
final class ApplyCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Mixin
    private final LabOptions lab = new LabOptions();

    @Mixin
    private final ClusterOption cluster = new ClusterOption();

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "YAML documents.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Path file;

    @Override
    public Integer call() throws InterruptedException {
        ManifestFile manifest = ManifestFile.read(file);
        try (LabClient client = LabClient.of(lab.directory(), cluster.name())) {
            for (Item item : manifest.objects()) {
                boolean created = client.apply(item.path(), item.object());
                lab.say(item.title() + (created ? " created" : " applied"));
            }
            List<Item> pods = manifest.objects().stream().filter(Item::isPod).toList();
            if (!pods.isEmpty()) {
                lab.progress("Waiting until " + pods.size() + " pods run");
                await(client, pods);
            }
        }
        return 0;
    }

    private void await(LabClient client, List<Item> pods) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        for (Item pod : pods) {
            JsonNode seen = client.get(pod.path());
            while (!seen.at("/status/phase").asText().equals("Running")) {
                if (Instant.now().isAfter(deadline)) {
                    throw new CommandFailedException(pod.title() + " does not run: "
                            + seen.at("/status/message").asText("nobody says why"));
                }
                Thread.sleep(PAUSE);
                seen = client.get(pod.path());
            }
            lab.say(pod.title() + " runs on " + seen.at("/spec/nodeName").asText() + " at "
                    + seen.at("/status/podIP").asText());
        }
    }
}
