package io.tierwall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how the parts of the lab's clusters are. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show what runs and what does not: API server, controller, node agents, pods, faults.",
        footer = {"", "Example: tierwall lab status --cluster alpha"})
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private final LabOptions lab = new LabOptions();

    @Option(names = "--cluster", paramLabel = "C", description = "Only this cluster.")
    private @Nullable String cluster;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try (ControlClient control = lab.control()) {
            List<JsonNode> clusters = new ArrayList<>();
            if (cluster != null) {
                clusters.add(control.cluster(cluster));
            } else {
                control.clusters().forEach(clusters::add);
            }
            if (json) {
                lab.say(JsonNodeFactory.instance.arrayNode().addAll(clusters).toString());
            } else {
                clusters.forEach(this::print);
            }
        }
        return 0;
    }

    private void print(JsonNode status) {
        String manager = status.path("manager").asText();
        lab.say(status.path("name").asText());
        lab.say("  API server  " + status.path("apiserver").asText() + ", "
                + status.path("address").asText());
        lab.say("  manager     " + (manager.isEmpty() ? "not registered" : manager));
        lab.say("  controller  " + status.path("controller").asText());
        for (JsonNode node : status.path("nodes")) {
            lab.say("  node        " + node.path("name").asText() + ": agent "
                    + node.path("agent").asText() + ", last heartbeat "
                    + node.path("heartbeat").asText());
        }
        lab.say("  pods        " + status.path("runningPods").asText() + " of "
                + status.path("pods").asText() + " run; packets are "
                + status.path("packets").asText());
        for (JsonNode fault : status.path("faults")) {
            lab.say("  fault       " + FaultCommand.line(fault));
        }
    }
}
