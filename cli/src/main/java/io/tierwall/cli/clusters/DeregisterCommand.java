package io.tierwall.cli.clusters;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.cli.ManagerOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deregisters a cluster. */
@Command(
        name = "deregister",
        mixinStandardHelpOptions = true,
        description = "Forget a cluster. What it holds stays there, unless --objects remove.",
        footer = {"", "Example: tierwall clusters deregister alpha --cascade --objects remove"})
final class DeregisterCommand implements Callable<Integer> {

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Parameters(paramLabel = "CLUSTER", description = "The cluster's id.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String cluster;

    @Option(names = "--cascade", description = "Take it out of the span of policies.")
    private boolean cascade;

    /** What becomes of Tierwall's objects in the cluster. */
    enum Objects {
        leave,
        remove
    }

    @Option(
            names = "--objects",
            paramLabel = "leave|remove",
            defaultValue = "leave",
            description = "What becomes of Tierwall's objects in the cluster (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Objects objects;

    @Option(names = "--force", description = "Forget it even if some objects cannot be removed.")
    private boolean force;

    @Override
    public Integer call() {
        JsonNode answer = manager.send(
                "DELETE",
                "/clusters/" + cluster + "?cascade=" + cascade + "&objects="
                        + objects.name().toLowerCase(Locale.ROOT) + "&force=" + force);
        if (manager.json()) {
            manager.say(answer.isMissingNode() ? "{}" : answer.toString());
        } else {
            manager.say(cluster + " is deregistered"
                    + (objects == Objects.remove
                            ? ", " + answer.path("removed_objects").asInt() + " objects removed"
                            : ""));
        }
        return 0;
    }
}
