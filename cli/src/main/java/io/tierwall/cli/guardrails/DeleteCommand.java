package io.tierwall.cli.guardrails;

import io.tierwall.cli.ManagerOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a guardrail. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Delete a guardrail.",
        footer = {"", "Example: tierwall guardrails delete no-dev-in-prod"})
final class DeleteCommand implements Callable<Integer> {

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Parameters(paramLabel = "ID", description = "The guardrail.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String id;

    @Override
    public Integer call() {
        manager.send("DELETE", "/guardrails/" + id);
        manager.say(manager.json() ? "{}" : id + " is deleted");
        return 0;
    }
}
