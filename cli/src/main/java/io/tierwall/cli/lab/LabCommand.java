package io.tierwall.cli.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verbs for a running lab. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = "Operate and try the clusters of a running lab, which tierwall up has started.",
        subcommands = {
            ProbeCommand.class,
            ListCommand.class,
            StatusCommand.class,
            CreateCommand.class,
            DeleteCommand.class,
            ApplyCommand.class,
            NodeCommand.class,
            ControllerCommand.class,
            ApiServerCommand.class,
            FaultCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  tierwall lab list",
            "  tierwall lab probe --cluster alpha --from c/client --to a/web",
            "  tierwall lab create delta --nodes 3",
            "  tierwall lab node stop alpha-node-2 --cluster alpha",
            "  tierwall lab fault set --cluster alpha status=429 share=0.3 for=30s"
        })
public final class LabCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the lab: probe, list, status, …");
    }
}
