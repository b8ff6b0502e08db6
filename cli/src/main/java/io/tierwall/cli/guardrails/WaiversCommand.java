package io.tierwall.cli.guardrails;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.cli.ManagerOption;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists who published against guardrails. */
@Command(
        name = "waivers",
        mixinStandardHelpOptions = true,
        description = "Show who published against guardrails that block, when and why; the latest first.",
        footer = {"", "Example: tierwall guardrails waivers --json"})
final class WaiversCommand implements Callable<Integer> {

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Override
    public Integer call() {
        JsonNode results = manager.send("GET", "/guardrail-waivers").path("results");
        if (manager.json()) {
            manager.say(results.toString());
            return 0;
        }
        if (results.isEmpty()) {
            manager.say("Nobody has published against a guardrail.");
        }
        for (JsonNode waiver : results) {
            manager.say(Instant.ofEpochMilli(waiver.path("time").asLong()) + "  revision "
                    + waiver.path("revision").asLong() + "  "
                    + waiver.path("user").asText() + ": "
                    + waiver.path("reason").asText());
            for (JsonNode broken : waiver.path("guardrails")) {
                manager.say("  " + broken.path("guardrail").asText() + ": "
                        + broken.path("sentence").asText());
            }
        }
        return 0;
    }
}
