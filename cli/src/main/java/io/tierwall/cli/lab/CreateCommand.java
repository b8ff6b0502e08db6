package io.tierwall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Adds a cluster to a running lab. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Add a cluster to the running lab, with sample pods, and register it with the manager."
                + " It is there until it is deleted, or tierwall up ends.",
        footer = {"", "Example: tierwall lab create delta --nodes 3"})
final class CreateCommand implements Callable<Integer> {

    private static final int MOST_NODES = 12;

    @Mixin
    private final LabOptions lab = new LabOptions();

    @Parameters(paramLabel = "CLUSTER", description = "Its name: lower-case letters, digits and dashes.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String cluster;

    @Option(names = "--nodes", defaultValue = "2", description = "How many nodes, 1 to 12 (default: ${DEFAULT-VALUE}).")
    private int nodes;

    @Override
    public Integer call() {
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new ParameterException(lab.spec().commandLine(), "--nodes is a number from 1 to " + MOST_NODES + ".");
        }
        try (ControlClient control = lab.control()) {
            lab.progress("Starting cluster " + cluster);
            JsonNode created = control.send(
                    "POST",
                    "",
                    JsonNodeFactory.instance.objectNode().put("name", cluster).put("nodes", nodes));
            lab.say(cluster + " is at " + created.path("address").asText() + ", and registered");
            lab.say("kubectl --kubeconfig " + lab.directory().kubeconfig(cluster) + " get pods -A");
        }
        return 0;
    }
}
