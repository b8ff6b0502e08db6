package io.tierwall.cli.clusters;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verbs for registered clusters. */
@Command(
        name = "clusters",
        mixinStandardHelpOptions = true,
        description = "Register clusters with a running manager, check them, and let go of them.",
        subcommands = {
            ListCommand.class,
            BootstrapCommand.class,
            RegisterCommand.class,
            CheckCommand.class,
            DeregisterCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  tierwall clusters bootstrap | kubectl apply -f -",
            "  tierwall clusters register alpha --url https://10.0.0.1:6443 --token-file token --ca-file ca.crt",
            "  tierwall clusters check alpha"
        })
public final class ClustersCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do with clusters: list, bootstrap, register, check, deregister");
    }
}
