package io.tierwall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.faults.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives the API server of a cluster faults, and takes them away. */
@Command(
        name = "fault",
        mixinStandardHelpOptions = true,
        description = "Give the API server of a cluster faults, look at them, take them away.",
        footer = {
            "",
            "Examples:",
            "  tierwall lab fault set --cluster alpha latency=500ms",
            "  tierwall lab fault set --cluster alpha status=429 retry-after=2s verb=patch share=0.3 seed=7",
            "  tierwall lab fault list --cluster alpha",
            "  tierwall lab fault clear --cluster alpha"
        })
final class FaultCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with faults: set, list or clear.");
    }

    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = {
                "Give the API server a fault. One of:",
                "  latency=500ms   requests wait, 25s at most",
                "  status=429      requests are refused; 401, 410, 500 and 503 as well; retry-after=2s if you like",
                "  drop-watches    watches are cut",
                "  expire-watches  watches end with 410, so that their readers list again",
                "  truncate        answers and events end in the middle",
                "  restore=500     versions are lower by so many, as after a restore from a backup",
                "  half-open       connections are accepted and stay silent",
                "And, if you like, in any order:",
                "  resource=acnp,cg  only requests about these",
                "  verb=patch,list   only these: get, list, watch, create, update, patch, delete",
                "  share=0.3         only this share, the same requests for the same seed=7",
                "  for=30s count=10  over after so long, or so many"
            },
            footer = {"", "Example: tierwall lab fault set --cluster alpha half-open for=30s"})
    int set(
            @Mixin LabOptions lab,
            @Mixin ClusterOption cluster,
            @Parameters(arity = "1..*", paramLabel = "WORD", description = "What, who, how often, how long.")
                    List<String> words) {
        try {
            Fault.parse(words);
        } catch (IllegalArgumentException mistake) {
            throw new ParameterException(lab.spec().commandLine(), mistake.getMessage());
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        words.forEach(request.putArray("fault")::add);
        try (ControlClient control = lab.control()) {
            JsonNode set = control.send("POST", "/" + cluster.name() + "/faults", request);
            lab.say(set.path("id").asText() + ": " + set.path("fault").asText());
        }
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the faults, and how often they struck.")
    int list(
            @Mixin LabOptions lab,
            @Mixin ClusterOption cluster,
            @Option(names = "--json", description = "Answer in JSON.") boolean json) {
        try (ControlClient control = lab.control()) {
            JsonNode faults = control.send("GET", "/" + cluster.name() + "/faults", MissingNode.getInstance())
                    .path("faults");
            if (json) {
                lab.say(faults.toString());
            } else {
                faults.forEach(fault -> lab.say(line(fault)));
            }
        }
        return 0;
    }

    @Command(
            name = "clear",
            mixinStandardHelpOptions = true,
            description = "Take a fault away, or all of them. What half-open kept waiting is cut.")
    int clear(
            @Mixin LabOptions lab,
            @Mixin ClusterOption cluster,
            @Parameters(arity = "0..1", paramLabel = "ID", description = "Which one; all when not said.") @Nullable
                    String id) {
        try (ControlClient control = lab.control()) {
            control.send(
                    "DELETE",
                    "/" + cluster.name() + "/faults" + (id == null ? "" : "/" + id),
                    MissingNode.getInstance());
            lab.say((id == null ? "All faults are" : "Fault " + id + " is") + " cleared");
        }
        return 0;
    }

    static String line(JsonNode fault) {
        return fault.path("id").asText() + ": " + fault.path("fault").asText() + " ("
                + fault.path("state").asText() + ", struck "
                + fault.path("hits").asText() + ")";
    }
}
