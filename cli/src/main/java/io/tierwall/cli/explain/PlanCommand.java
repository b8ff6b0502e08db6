package io.tierwall.cli.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierwall.cli.CommandFailedException;
import io.tierwall.cli.ManagerOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a change would do to what passes, to guardrails and findings, and while it is written. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Say which traffic a change would open and close in each cluster, which guardrails would come to stand otherwise"
                        + " there, which findings begin and end, and whether anything may open while it is written. Nothing"
                        + " is changed.",
        exitCodeListHeading = "%nStatus:%n",
        exitCodeList = {
            "0:all traffic fares as before, no guardrail would be broken that is not now, and nothing opens on the way",
            "1:there is no answer: the change is not valid, or the manager does not answer",
            "2:the command makes no sense",
            "3:something would be gained or lost, a guardrail would be broken, or something may open on the way"
        },
        footer = {"", "Example: tierwall plan -f infra.json"})
public final class PlanCommand implements Callable<Integer> {

    private static final int CHANGES = 3;

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Subject subject;

    @Option(names = "--cluster", paramLabel = "C", description = "Only in this cluster.")
    private @Nullable String cluster;

    /** What is planned. */
    private static final class Subject {

        @Option(
                names = {"-f", "--file"},
                paramLabel = "FILE",
                description = "A tree in JSON, as for PATCH /policy/api/v1/infra.")
        private @Nullable Path file;

        @Option(names = "--draft", paramLabel = "ID", description = "A draft.")
        private @Nullable String draft;

        @ArgGroup(exclusive = false)
        private @Nullable Revisions revisions;
    }

    /** Two revisions. */
    private static final class Revisions {

        @Option(names = "--from-revision", required = true, paramLabel = "N", description = "Before.")
        private long from;

        @Option(names = "--to-revision", required = true, paramLabel = "N", description = "After.")
        private long to;
    }

    @Override
    public Integer call() {
        JsonNode answer = manager.send(
                "POST", "/plan" + (cluster == null ? "" : "?" + new Query().with("cluster", cluster)), body());
        if (manager.json()) {
            manager.say(answer.toString());
        } else {
            PlanText.of(answer).forEach(manager::say);
        }
        return PlanText.matters(answer) ? CHANGES : 0;
    }

    private JsonNode body() {
        if (subject.file != null) {
            return read(subject.file);
        }
        if (subject.revisions != null) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("from_revision", subject.revisions.from)
                    .put("to_revision", subject.revisions.to);
        }
        return JsonNodeFactory.instance.objectNode().put("draft", subject.draft);
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(ManagerOption.read(file, "the change"));
        } catch (JsonProcessingException e) {
            throw new CommandFailedException(file + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new CommandFailedException("cannot read " + file, e);
        }
    }
}
