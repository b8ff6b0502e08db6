package io.tierwall.cli.lab;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a cluster out of a running lab. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Deregister a cluster from the manager and end it."
                + " While policies span it, the manager keeps it, unless --cascade.",
        footer = {"", "Example: tierwall lab delete delta"})
final class DeleteCommand implements Callable<Integer> {

    @Mixin
    private final LabOptions lab = new LabOptions();

    @Parameters(paramLabel = "CLUSTER", description = "Its name.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String cluster;

    @Option(names = "--cascade", description = "Take the cluster out of the span of policies as well.")
    private boolean cascade;

    @Override
    public Integer call() {
        try (ControlClient control = lab.control()) {
            control.send("DELETE", "/" + cluster + (cascade ? "/cascade" : ""), MissingNode.getInstance());
            lab.say(cluster + " is gone");
        }
        return 0;
    }
}
