package io.tierwall.cli.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Stops and starts the Antrea controller of a cluster. */
@Command(
        name = "controller",
        mixinStandardHelpOptions = true,
        description = "Stop or start the Antrea controller of a cluster. Without it rules stay as they are; statuses,"
                + " statistics and members are not served; tiers, groups and policies cannot be written.",
        footer = {"", "Example: tierwall lab controller stop --cluster alpha"})
final class ControllerCommand implements Runnable {

    private static final String PART = "controller";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the controller: stop or start.");
    }

    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Stop it. Rules stay as they are.")
    int stop(@Mixin LabOptions lab, @Mixin ClusterOption cluster) {
        return PartVerbs.run(lab, cluster.name(), PART, false);
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = "Start it again. It works everything out anew; totals of statistics begin at zero.")
    int start(@Mixin LabOptions lab, @Mixin ClusterOption cluster) {
        return PartVerbs.run(lab, cluster.name(), PART, true);
    }
}
