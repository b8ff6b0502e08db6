package io.tierwall.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.problem.Problems;
import io.tierwall.model.testing.Publisher;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client sent comes back as it sent it: otherwise its next plan is not empty. */
final class RoundTripTest {

    private static final int WORLDS = Integer.getInteger("tierwall.worlds", 500);

    private static final IntentPath POLICY = IntentPath.securityPolicy("default", "p");

    private final Publisher publisher = new Publisher();

    @Test
    void everyLegalObjectReadsBackAsItWasSentAndSayingItAgainChangesNothing() {
        for (int seed = 0; seed < WORLDS; seed++) {
            LegalBodies bodies = new LegalBodies(seed);
            for (int group = 0; group < 3; group++) {
                check(seed, IntentPath.group("default", "g" + group), bodies.group(false));
            }
            check(seed, IntentPath.group("default", "with-addresses"), bodies.group(true));
            check(seed, IntentPath.service("s0"), bodies.service());
            check(seed, POLICY, bodies.policy());
            publisher.delete(POLICY); // A policy keeps its category: the next one is another.
        }
    }

    private void check(int seed, IntentPath path, ObjectNode sent) {
        if (path.equals(IntentPath.service("s0"))) {
            publisher.intent().object(path).ifPresent(_ -> publisher.delete(path)); // PATCH merges entries.
        }
        patch(path, sent);
        ObjectNode read = read(path);

        assertSaysAll(sent, read, "seed " + seed + " " + path);
        assertThat(patch(path, sent)).as("seed " + seed + ": the same again").isZero();
        assertThat(patch(path, read)).as("seed " + seed + ": what was read").isZero();
        assertThat(put(path, read))
                .as("seed " + seed + ": what was read, by PUT")
                .isZero();
    }

    private int patch(IntentPath path, JsonNode body) {
        Problems problems = new Problems();
        return accept(new RequestReader(publisher.intent(), problems).patch(path, body), problems);
    }

    private int put(IntentPath path, JsonNode body) {
        Problems problems = new Problems();
        return accept(new RequestReader(publisher.intent(), problems).put(path, body), problems);
    }

    private int accept(List<Edit> edits, Problems problems) {
        assertThat(problems.list()).isEmpty();
        return publisher.accept(edits).size();
    }

    private ObjectNode read(IntentPath path) {
        return publisher
                .intent()
                .policy(path)
                .map(WireObjects::write)
                .orElseGet(
                        () -> WireObjects.write(publisher.intent().object(path).orElseThrow()));
    }

    /** Each value that was sent is there, and lists have neither more nor fewer elements. */
    private static void assertSaysAll(JsonNode sent, JsonNode read, String where) {
        if (sent.isObject()) {
            sent.properties()
                    .forEach(field ->
                            assertSaysAll(field.getValue(), read.path(field.getKey()), where + "." + field.getKey()));
        } else if (sent.isArray()) {
            assertThat(read.size()).as(where).isEqualTo(sent.size());
            for (int i = 0; i < sent.size(); i++) {
                assertSaysAll(sent.get(i), read.get(i), where + "[" + i + "]");
            }
        } else {
            assertThat(read).as(where).isEqualTo(sent);
        }
    }
}
