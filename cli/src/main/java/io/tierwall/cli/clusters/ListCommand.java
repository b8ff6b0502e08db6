package io.tierwall.cli.clusters;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.cli.ManagerOption;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists registered clusters. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the registered clusters: whether they answer, and what the latest check has found.",
        footer = {"", "Example: tierwall clusters list --json"})
final class ListCommand implements Callable<Integer> {

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Override
    public Integer call() {
        JsonNode results = manager.send("GET", "/clusters").path("results");
        if (manager.json()) {
            manager.say(results.toString());
            return 0;
        }
        for (JsonNode cluster : results) {
            String reason = cluster.path("reason").asText();
            manager.say(cluster.path("id").asText() + "  "
                    + cluster.path("connection").asText() + "  access "
                    + cluster.at("/access/state").asText() + checked(cluster) + labels(cluster)
                    + (reason.isEmpty() ? "" : "  (" + reason + ")"));
        }
        return 0;
    }

    private static String labels(JsonNode cluster) {
        return cluster.path("labels")
                .propertyStream()
                .map(label -> "  " + label.getKey() + "=" + label.getValue().asText())
                .collect(Collectors.joining());
    }

    /** What a check has found may be old. */
    private static String checked(JsonNode cluster) {
        String time = cluster.at("/access/checked").asText();
        return time.isEmpty() ? "" : " (checked " + time + ")";
    }
}
