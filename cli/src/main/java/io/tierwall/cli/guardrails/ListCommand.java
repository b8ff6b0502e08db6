package io.tierwall.cli.guardrails;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.cli.ManagerOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how guardrails stand. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Show all guardrails, and whether they hold in each cluster.",
        exitCodeListHeading = "%nStatus:%n",
        exitCodeList = {
            "0:all of them hold",
            "1:one is broken, or the manager does not answer",
            "2:the command makes no sense"
        },
        footer = {"", "Example: tierwall guardrails list --json"})
final class ListCommand implements Callable<Integer> {

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Override
    public Integer call() {
        JsonNode results = manager.send("GET", "/guardrails").path("results");
        boolean broken = false;
        if (manager.json()) {
            manager.say(results.toString());
        } else if (results.isEmpty()) {
            manager.say("There are no guardrails. Make one: tierwall guardrails set --help");
        }
        for (JsonNode guardrail : results) {
            for (JsonNode standing : guardrail.path("standings")) {
                broken |= standing.path("state").asText().equals("BROKEN");
            }
            if (!manager.json()) {
                show(guardrail);
            }
        }
        return broken ? 1 : 0;
    }

    private void show(JsonNode guardrail) {
        manager.say(guardrail.path("id").asText() + "  "
                + guardrail.path("severity").asText() + "  "
                + guardrail.path("sentence").asText());
        for (JsonNode standing : guardrail.path("standings")) {
            String cluster = standing.path("cluster").asText();
            manager.say("  " + cluster.substring(cluster.lastIndexOf('/') + 1) + "  "
                    + standing.path("state").asText() + evidence(standing));
        }
    }

    private static String evidence(JsonNode standing) {
        JsonNode witness = standing.path("witness");
        if (witness.isMissingNode()) {
            String reason = standing.path("reason").asText();
            return reason.isEmpty() ? "" : "  " + reason;
        }
        String rule = witness.path("decided_by").asText();
        return "  " + witness.path("from").asText() + " to "
                + witness.path("to").asText() + ", " + witness.path("traffic").asText()
                + (rule.isEmpty() ? ": no rule matches" : ": " + rule);
    }
}
