package io.tierwall.cli.guardrails;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.cli.ManagerOption;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists who changed guardrails. */
@Command(
        name = "changes",
        mixinStandardHelpOptions = true,
        description = "Show who changed which guardrail, when, from what to what; the latest first.",
        footer = {"", "Example: tierwall guardrails changes --json"})
final class ChangesCommand implements Callable<Integer> {

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Override
    public Integer call() {
        JsonNode results = manager.send("GET", "/guardrail-changes").path("results");
        if (manager.json()) {
            manager.say(results.toString());
            return 0;
        }
        if (results.isEmpty()) {
            manager.say("Nobody has changed a guardrail.");
        }
        for (JsonNode change : results) {
            manager.say(Instant.ofEpochMilli(change.path("time").asLong()) + "  "
                    + change.path("user").asText() + ": "
                    + change.path("guardrail").asText());
            say("before", change.path("before"));
            say("after ", change.path("after"));
        }
        return 0;
    }

    private void say(String when, JsonNode guardrail) {
        manager.say("  " + when + "  "
                + (guardrail.isObject()
                        ? guardrail.path("sentence").asText() + " ("
                                + guardrail.path("severity").asText() + ")"
                        : "none"));
    }
}
