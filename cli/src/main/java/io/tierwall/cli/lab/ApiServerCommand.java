package io.tierwall.cli.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Stops and starts the API server of a cluster. */
@Command(
        name = "apiserver",
        mixinStandardHelpOptions = true,
        description = "Stop or start the API server of a cluster. It starts again with the same port, certificate and"
                + " token: kubeconfigs stay valid.",
        footer = {"", "Example: tierwall lab apiserver stop --cluster alpha"})
final class ApiServerCommand implements Runnable {

    private static final String PART = "apiserver";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the API server: stop or start.");
    }

    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Stop it: nobody answers at its port.")
    int stop(@Mixin LabOptions lab, @Mixin ClusterOption cluster) {
        return PartVerbs.run(lab, cluster.name(), PART, false);
    }

    @Command(name = "start", mixinStandardHelpOptions = true, description = "Start it again, as the same.")
    int start(@Mixin LabOptions lab, @Mixin ClusterOption cluster) {
        return PartVerbs.run(lab, cluster.name(), PART, true);
    }
}
