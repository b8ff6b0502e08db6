package io.tierwall.cli.guardrails;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.cli.ManagerOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Creates a guardrail, or replaces it. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = {
            "Create a guardrail, or replace what it says.",
            "An END is group:ID, namespace:NAME, pods, or outside."
        },
        footer = {
            "",
            "Examples:",
            "  tierwall guardrails set no-dev-in-prod --nothing-in namespace:dev --reaches namespace:prod",
            "  tierwall guardrails set dns --all-of pods --reaches group:dns --protocol UDP --port 53 --severity WARN"
        })
final class SetCommand implements Callable<Integer> {

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Parameters(paramLabel = "ID", description = "By which it is found.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String id;

    /** What is demanded, with the end that it is demanded of. */
    static final class Demand {

        @Option(names = "--nothing-in", paramLabel = "END", description = "None of it may pass from here.")
        private @Nullable String nothingIn;

        @Option(names = "--only", paramLabel = "END", description = "None of it may pass from anywhere else.")
        private @Nullable String only;

        @Option(names = "--all-of", paramLabel = "END", description = "All of it has to pass from here.")
        private @Nullable String allOf;
    }

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Demand demand;

    @Option(names = "--reaches", required = true, paramLabel = "END", description = "The other end.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String to;

    @Option(names = "--protocol", paramLabel = "TCP|UDP", description = "What it is about; without it, all traffic.")
    private @Nullable String protocol;

    @Option(names = "--port", paramLabel = "PORT[-PORT]", description = "Just these ports.")
    private List<String> ports = List.of();

    @Option(
            names = "--severity",
            paramLabel = "BLOCK|WARN",
            defaultValue = "BLOCK",
            description = "What a publish that would break it meets (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String severity;

    @Override
    public Integer call() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("severity", severity);
        if (demand.nothingIn != null) {
            say(body, "NOTHING_REACHES", demand.nothingIn);
        } else if (demand.only != null) {
            say(body, "ONLY_REACHES", demand.only);
        } else {
            say(body, "EVERYTHING_REACHES", String.valueOf(demand.allOf));
        }
        body.set("to", end(to));
        if (protocol != null) {
            body.put("protocol", protocol);
        }
        ports.forEach(body.withArray("ports")::add);
        for (JsonNode present : manager.send("GET", "/guardrails").path("results")) {
            if (present.path("id").asText().equals(id)) {
                body.put("_revision", present.path("_revision").asInt());
            }
        }
        JsonNode answer = manager.send("PUT", "/guardrails/" + id, body);
        manager.say(
                manager.json()
                        ? answer.toString()
                        : id + ": " + answer.path("sentence").asText());
        return 0;
    }

    private void say(ObjectNode body, String word, String from) {
        body.put("demand", word);
        body.set("from", end(from));
    }

    private ObjectNode end(String text) {
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        return switch (kind) {
            case "pods", "outside" -> end.put(kind, true);
            case "namespace" -> end.put(kind, value);
            case "group" -> end.put(kind, value.startsWith("/") ? value : "/infra/domains/default/groups/" + value);
            default ->
                throw new ParameterException(
                        manager.spec().commandLine(),
                        text + " is no end. Write group:ID, namespace:NAME, pods, or outside.");
        };
    }
}
