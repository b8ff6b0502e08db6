package io.tierwall.model.testing;

import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Author;
import io.tierwall.model.intent.Change;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Expectation;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.Placement;
import io.tierwall.model.intent.Result;
import io.tierwall.model.intent.Stamp;
import io.tierwall.model.intent.Transaction;
import io.tierwall.model.problem.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Makes revisions, one after the other, with a clock that ticks a second and identifiers that count. */
public final class Publisher {

    private Intent intent = Intent.initial();
    private long identifiers;
    private Author author = Author.of("admin");

    /** Publishes as somebody else from now on. */
    public Publisher as(Author other) {
        author = other;
        return this;
    }

    /** The latest revision. */
    public Intent intent() {
        return intent;
    }

    /** Publishes these statements in one transaction, which has to be valid. */
    public List<Change> publish(IntentObject... statements) {
        return accept(puts(statements));
    }

    /** Publishes these edits in one transaction, which has to be valid. */
    public List<Change> accept(List<Edit> edits) {
        return switch (apply(edits)) {
            case Result.Accepted(Intent after, List<Change> changes) -> {
                intent = after;
                yield changes;
            }
            case Result.Rejected(List<Problem> problems) -> throw new AssertionError("rejected: " + problems);
        };
    }

    public List<Change> delete(IntentPath path) {
        return accept(List.of(new Edit.Delete(path, Expectation.PRESENT)));
    }

    public List<Change> move(IntentPath path, Placement placement) {
        return accept(List.of(new Edit.Move(path, placement)));
    }

    /** What is wrong with these statements; they are not published. */
    public List<Problem> problemsOf(IntentObject... statements) {
        return problemsOf(puts(statements));
    }

    /** What is wrong with these edits; they are not published. */
    public List<Problem> problemsOf(List<Edit> edits) {
        return switch (apply(edits)) {
            case Result.Accepted _ -> List.of();
            case Result.Rejected(List<Problem> problems) -> problems;
        };
    }

    private Result apply(List<Edit> edits) {
        Instant now = Instant.EPOCH.plusSeconds(intent.revision() + 1);
        return Transaction.apply(intent, edits, new Stamp(author, now, () -> new UUID(1, ++identifiers)));
    }

    private static List<Edit> puts(IntentObject... statements) {
        return Arrays.stream(statements)
                .<Edit>map(statement -> new Edit.Put(statement, Expectation.NONE))
                .toList();
    }
}
