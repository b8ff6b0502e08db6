package io.tierwall.cli.clusters;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.cli.ManagerOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a registered cluster. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Look for everything that a registered cluster lacks, and say what to do. Ends with status 1 when"
                + " something is missing that is needed.",
        footer = {"", "Example: tierwall clusters check alpha"})
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Parameters(paramLabel = "CLUSTER", description = "The cluster's id.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String cluster;

    @Override
    public Integer call() {
        JsonNode access = manager.send("POST", "/clusters/" + cluster + "?action=check");
        if (manager.json()) {
            manager.say(access.toString());
        } else {
            print(access);
        }
        return access.path("state").asText().equals("COMPLETE") ? 0 : 1;
    }

    private void print(JsonNode access) {
        manager.say(cluster + "  " + access.path("state").asText() + "  Kubernetes "
                + access.path("kubernetes_version").asText() + ", Antrea "
                + access.path("antrea_version").asText());
        for (JsonNode finding : access.path("findings")) {
            manager.say("  " + finding.path("message").asText() + ". "
                    + finding.path("remedy").asText());
        }
    }
}
