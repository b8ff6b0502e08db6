package io.tierwall.cli.guardrails;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verbs for guardrails. */
@Command(
        name = "guardrails",
        mixinStandardHelpOptions = true,
        description = "Say who may reach whom whatever anybody publishes, and see whether it is so.",
        subcommands = {
            ListCommand.class,
            SetCommand.class,
            DeleteCommand.class,
            WaiversCommand.class,
            ChangesCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  tierwall guardrails set no-dev-in-prod --nothing-in namespace:dev --reaches namespace:prod",
            "  tierwall guardrails set payments --only group:api --reaches group:payments --protocol TCP --port 443",
            "  tierwall guardrails list"
        })
public final class GuardrailsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do with guardrails: list, set, delete, waivers, changes");
    }
}
