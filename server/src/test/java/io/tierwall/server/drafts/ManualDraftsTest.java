package io.tierwall.server.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Author;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.server.testing.MemorySettingStore;
import io.tierwall.server.testing.TestClock;
import io.tierwall.wire.DraftFormat;
import io.tierwall.wire.PolicyDraft;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ManualDraftsTest {

    private static final Author ANN = Author.of("ann");
    private static final Author BEN = Author.of("ben");
    private static final Author CHIEF = new Author("chief", true);
    private static final IntentPath PATH = IntentPath.draft("d");

    private final ManualDrafts drafts = new ManualDrafts(new MemorySettingStore(), new TestClock(), UUID::randomUUID);

    private static PolicyDraft draft(IntentPath path, String description, boolean locked) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("description", description)
                .put("locked", locked);
        return DraftFormat.read(path, body, new Problems());
    }

    private PolicyDraft save(Author author, String description, boolean locked) {
        return drafts.save(author, draft(PATH, description, locked), OptionalInt.empty());
    }

    @Test
    void aLockedDraftIsChangedByWhoLockedItAndByWhoOverridesLocks() {
        save(ANN, "one", true);

        assertLocked(() -> save(BEN, "two", true));
        assertLocked(() -> drafts.delete(BEN, drafts.find(PATH).orElseThrow()));
        assertThat(save(CHIEF, "three", true).lockChange().user()).isEqualTo("ann");
        save(ANN, "four", false);
        assertThat(save(BEN, "five", false).naming().description()).isEqualTo("five");
        drafts.delete(BEN, drafts.find(PATH).orElseThrow());
        assertThat(drafts.find(PATH)).isEmpty();
    }

    private static void assertLocked(Runnable write) {
        assertThatThrownBy(write::run)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        rejected -> assertThat(rejected.problems())
                                .extracting(Problem::code)
                                .containsExactly(ProblemCode.LOCKED));
    }

    @Test
    void sayingTheSameAgainKeepsTheRevision() {
        PolicyDraft first = save(ANN, "one", false);

        assertThat(save(BEN, "one", false)).isEqualTo(first);
        assertThat(save(BEN, "two", false).system().revision()).isEqualTo(1);
        assertThat(drafts.find(PATH)).contains(drafts.list().getFirst());
    }

    @Test
    void thereIsALimitAndItIsNamed() {
        for (int i = 0; i < ManualDrafts.MOST; i++) {
            drafts.save(ANN, draft(IntentPath.draft("d" + i), "", false), OptionalInt.empty());
        }

        assertThatThrownBy(() -> save(ANN, "one more", false))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("100");
        drafts.save(ANN, draft(IntentPath.draft("d0"), "again", false), OptionalInt.empty());
    }
}
