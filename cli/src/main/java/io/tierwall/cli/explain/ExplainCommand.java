package io.tierwall.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.cli.FlowOption;
import io.tierwall.cli.FlowOption.Protocol;
import io.tierwall.cli.ManagerOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Says what becomes of a packet. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = ExplainCommand.NO_ANSWER,
        description =
                "Say what becomes of a packet, which rules decide, and why others do not. A packet is sent with --prove"
                        + " only.",
        exitCodeListHeading = "%nStatus:%n",
        exitCodeList = {
            "0:it passes",
            "1:it is dropped or rejected, at one endpoint of a service at least",
            "2:the command makes no sense",
            "3:there is no answer: the manager does not answer, or does not know; or no packet was sent",
            "4:a packet met something else than is explained"
        },
        footer = {"", "Example: tierwall explain --cluster alpha --from a/client --to b/web --port 80"})
public final class ExplainCommand implements Callable<Integer> {

    static final int NO_ANSWER = 3;
    private static final int REFUSED = 1;
    private static final int CONTRADICTED = 4;

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Mixin
    private final FlowOption flow = new FlowOption();

    @Option(names = "--to-service", paramLabel = "NS/SERVICE", description = "The service that it is addressed to.")
    private @Nullable String service;

    @Option(names = "--revision", description = "As if the cluster held what this revision says.")
    private @Nullable Integer revision;

    @Option(
            names = "--prove",
            description = "Send such a packet, too, by Antrea's Traceflow, and say what became of it.")
    private boolean prove;

    @Option(
            names = "--rules",
            defaultValue = "200",
            description = "How many rules that do not decide are shown of each side (default: ${DEFAULT-VALUE}).")
    private int rules;

    @Override
    public Integer call() {
        if (flow.from().isEmpty() || flow.to().isEmpty() == (service == null)) {
            throw new ParameterException(manager.spec().commandLine(), "Say --from, and one of --to or --to-service.");
        }
        if (prove && revision != null) {
            throw new ParameterException(
                    manager.spec().commandLine(), "A packet meets what is published: --prove knows no --revision.");
        }
        JsonNode answer = manager.send("GET", "/explain?" + query());
        return prove ? explainAndProve((ObjectNode) answer) : explain(answer);
    }

    private int explain(JsonNode answer) {
        if (manager.json()) {
            manager.say(answer.toString());
        } else {
            Explanation.of(answer).forEach(manager::say);
        }
        return status(answer);
    }

    /** People read the explanation while the packet is on its way; programs get one object. */
    private int explainAndProve(ObjectNode answer) {
        if (!manager.json()) {
            Explanation.of(answer).forEach(manager::say);
        }
        JsonNode proof = manager.send("POST", "/proofs", question());
        if (manager.json()) {
            manager.say(answer.set("proof", proof).toString());
        } else {
            ProofText.of(proof).forEach(manager::say);
        }
        return proof.at("/agreement/state").asText().equals("CONTRADICTS") ? CONTRADICTED : status(answer);
    }

    private ObjectNode question() {
        ObjectNode question = JsonNodeFactory.instance
                .objectNode()
                .put("cluster", flow.cluster())
                .put("from", flow.from().orElseThrow())
                .put("to", flow.to().orElseGet(() -> String.valueOf(service)))
                .put("to_kind", flow.to().isEmpty() ? "service" : "pod")
                .put("protocol", flow.protocol().name());
        return flow.protocol() == Protocol.ICMP ? question : question.put("port", flow.port());
    }

    private static int status(JsonNode answer) {
        return switch (answer.path("verdict").asText()) {
            case "ALLOW" -> 0;
            case "UNKNOWN" -> NO_ANSWER;
            default -> REFUSED;
        };
    }

    private String query() {
        Query query = new Query()
                .with("cluster", flow.cluster())
                .with("from", flow.from().orElseThrow())
                .with("to", flow.to().orElseGet(() -> String.valueOf(service)))
                .with("to_kind", flow.to().isEmpty() ? "service" : "pod")
                .with("protocol", flow.protocol().name())
                .with("rules", Integer.toString(rules));
        if (flow.protocol() != Protocol.ICMP) {
            query.with("port", Integer.toString(flow.port()));
        }
        if (revision != null) {
            query.with("revision", revision.toString());
        }
        return query.toString();
    }
}
