package io.tierwall.cli.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stops and starts the Antrea agent of a node. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description = "Stop or start the Antrea agent of a node. Without it pods there keep the rules they have,"
                + " policies that span the node stay Realizing, its heartbeat ends, and pods do not start there.",
        footer = {"", "Example: tierwall lab node stop alpha-node-2 --cluster alpha"})
final class NodeCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the node: stop or start.");
    }

    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Stop its agent.")
    int stop(
            @Mixin LabOptions lab,
            @Mixin ClusterOption cluster,
            @Parameters(paramLabel = "NODE", description = "Its name, such as alpha-node-2.") String node) {
        return PartVerbs.run(lab, cluster.name(), "nodes/" + node, false);
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = "Start its agent: it takes the rules of the day and reports them.")
    int start(
            @Mixin LabOptions lab,
            @Mixin ClusterOption cluster,
            @Parameters(paramLabel = "NODE", description = "Its name, such as alpha-node-2.") String node) {
        return PartVerbs.run(lab, cluster.name(), "nodes/" + node, true);
    }
}
