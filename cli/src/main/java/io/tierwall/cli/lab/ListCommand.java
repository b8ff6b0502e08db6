package io.tierwall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.cli.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the lab's clusters. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the lab's clusters: where their API is, nodes, pods, whether the manager reaches them,"
                + " whether packets are real, and the kubeconfig.",
        footer = {"", "Example: tierwall lab list --json"})
final class ListCommand implements Callable<Integer> {

    private static final List<String> HEADER =
            List.of("CLUSTER", "API", "NODES", "PODS", "MANAGER", "PACKETS", "KUBECONFIG");

    @Mixin
    private final LabOptions lab = new LabOptions();

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (!ControlClient.isThere(lab.directory())) {
            return nothing();
        }
        try (ControlClient control = lab.control()) {
            List<ObjectNode> clusters = new ArrayList<>();
            control.clusters().forEach(cluster -> clusters.add(entry(cluster)));
            if (json) {
                lab.say(JsonNodeFactory.instance.arrayNode().addAll(clusters).toString());
            } else {
                lab.say(Columns.of(
                        HEADER, clusters.stream().map(ListCommand::row).toList()));
            }
        }
        return 0;
    }

    /** A lab that does not run has no clusters. */
    private int nothing() {
        if (json) {
            lab.say("[]");
        }
        lab.progress("No lab runs in " + lab.directory().path() + ". Start one: tierwall up");
        return 0;
    }

    private ObjectNode entry(JsonNode cluster) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        String name = cluster.path("name").asText();
        entry.put("name", name).put("address", cluster.path("address").asText());
        entry.put("nodes", cluster.path("nodes").size());
        entry.put("pods", cluster.path("pods").asInt());
        entry.put("registered", !cluster.path("manager").asText().isEmpty());
        entry.put("manager", cluster.path("manager").asText());
        entry.put("packets", cluster.path("packets").asText());
        return entry.put("kubeconfig", lab.directory().kubeconfig(name).toString());
    }

    private static List<String> row(ObjectNode entry) {
        String manager = entry.path("manager").asText();
        return List.of(
                entry.path("name").asText(),
                entry.path("address").asText(),
                entry.path("nodes").asText(),
                entry.path("pods").asText(),
                manager.isEmpty() ? "not registered" : manager,
                entry.path("packets").asText(),
                entry.path("kubeconfig").asText());
    }
}
