package io.tierwall.cli.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verbs for a running lab. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = "Look at and try the clusters of a running lab.",
        subcommands = {ProbeCommand.class, ListCommand.class})
public final class LabCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the lab: probe or list.");
    }
}
