package io.tierwall.cli;

import io.tierwall.cli.clusters.ClustersCommand;
import io.tierwall.cli.explain.ExplainCommand;
import io.tierwall.cli.explain.FindingsCommand;
import io.tierwall.cli.explain.PlanCommand;
import io.tierwall.cli.explain.ReachabilityCommand;
import io.tierwall.cli.guardrails.GuardrailsCommand;
import io.tierwall.cli.lab.LabCommand;
import io.tierwall.cli.up.RestoreCommand;
import io.tierwall.cli.up.ServeCommand;
import io.tierwall.cli.up.TrainCommand;
import io.tierwall.cli.up.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The root of the command line. The verbs {@code build}, {@code test}, {@code format} and {@code bench} are the
 * launcher's own.
 */
@Command(
        name = "tierwall",
        mixinStandardHelpOptions = true,
        version = "Tierwall 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        header = "The distributed firewall manager for Kubernetes clusters that run the Antrea CNI.",
        footer = {
            "",
            "Also: tierwall build (build what changed), tierwall test (every test), tierwall format (format the sources),",
            "tierwall bench (measure).",
            "Start with: tierwall up"
        },
        subcommands = {
            UpCommand.class,
            ServeCommand.class,
            RestoreCommand.class,
            LabCommand.class,
            ClustersCommand.class,
            ExplainCommand.class,
            ReachabilityCommand.class,
            PlanCommand.class,
            FindingsCommand.class,
            GuardrailsCommand.class,
            TrainCommand.class,
            CommandLine.HelpCommand.class
        })
public final class TierwallCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, ready to be executed. */
    public static CommandLine commandLine() {
        return new CommandLine(new TierwallCommand()).setExecutionExceptionHandler(new PlainErrors());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do. For example: tierwall up");
    }
}
