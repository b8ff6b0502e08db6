package io.tierwall.wire;

import static io.tierwall.model.testing.Statements.group;
import static io.tierwall.model.testing.Statements.groupPath;
import static io.tierwall.model.testing.Statements.namespace;
import static io.tierwall.model.testing.Statements.policyPath;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Change;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Expectation;
import io.tierwall.model.problem.Problems;
import io.tierwall.model.testing.GuideExamples;
import io.tierwall.model.testing.Publisher;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes as a tree make the same changes again. */
final class ChangeTreeTest {

    private static final int WORLDS = Integer.getInteger("tierwall.worlds", 100);

    private static Publisher started() {
        Publisher publisher = new Publisher();
        publisher.publish(GuideExamples.example2());
        publisher.publish(GuideExamples.example3());
        return publisher;
    }

    private static List<Edit> read(Publisher publisher, ObjectNode tree) {
        Problems problems = new Problems();
        List<Edit> edits = new RequestReader(publisher.intent(), problems).hierarchy(tree, false);
        assertThat(problems.list()).isEmpty();
        return edits;
    }

    @Test
    void whoSendsTheTreeToWhereTheChangesCameFromGetsTheSame() {
        for (int seed = 0; seed < WORLDS; seed++) {
            Publisher one = started();
            List<Change> changes = one.accept(someEdits(one, new LegalBodies(seed), seed));
            Publisher other = started();

            List<Change> again = other.accept(read(other, ChangeTree.of(changes)));

            assertThat(texts(again)).as("seed " + seed).isEqualTo(texts(changes));
        }
    }

    private static List<Edit> someEdits(Publisher publisher, LegalBodies bodies, int seed) {
        RequestReader requests = new RequestReader(publisher.intent(), new Problems());
        List<Edit> edits = new ArrayList<>();
        for (int group = 0; group < 3; group++) {
            edits.addAll(requests.patch(groupPath("g" + group), bodies.group(false)));
        }
        edits.addAll(requests.patch(groupPath("with-addresses"), bodies.group(true)));
        edits.addAll(requests.patch(IntentPath.service("s0"), bodies.service()));
        edits.addAll(requests.patch(policyPath("p"), bodies.policy()));
        if (seed % 2 == 0) {
            edits.add(new Edit.Delete(policyPath("allow-to-a"), Expectation.PRESENT));
        }
        if (seed % 3 == 0) {
            edits.add(new Edit.Delete(IntentPath.rule(policyPath("allow-from-b"), "drop"), Expectation.PRESENT));
        }
        return edits;
    }

    /** Without unique ids, times and numbers, which are never the same twice. */
    private static List<String> texts(List<Change> changes) {
        return changes.stream()
                .map(change -> switch (change) {
                    case Change.Removed(IntentPath path) -> "removed " + path;
                    case Change.Stored stored -> {
                        ObjectNode out = WireObjects.write(stored.object());
                        out.remove(List.of(
                                "unique_id", "realization_id", "rule_id", "_create_time", "_last_modified_time"));
                        yield out.toString();
                    }
                })
                .toList();
    }

    @Test
    void whatIsBelowAnUnchangedPolicyIsReachedByReferences() {
        Publisher publisher = started();
        List<Change> changes = publisher.accept(
                List.of(new Edit.Delete(IntentPath.rule(policyPath("allow-from-b"), "drop"), Expectation.NONE)));

        assertThat(ChangeTree.of(changes).toString())
                .contains("\"target_type\":\"SecurityPolicy\"", "\"marked_for_delete\":true")
                .doesNotContain("ChildSecurityPolicy");
    }

    @Test
    void noChangeIsTheRootAlone() {
        Publisher publisher = started();

        assertThat(ChangeTree.of(publisher.publish(group("namespace-a", namespace("a"))))
                        .has("children"))
                .isFalse();
    }
}
