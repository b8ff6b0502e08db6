package io.tierwall.model.intent;

import io.tierwall.model.problem.Problem;
import java.util.List;

/** What became of a transaction. */
public sealed interface Result {

    /**
     * It is valid.
     *
     * @param after the next revision; the one before it when nothing changes
     * @param changes what differs, ordered by path; empty when nothing new is said
     */
    record Accepted(Intent after, List<Change> changes) implements Result {

        public Accepted {
            changes = List.copyOf(changes);
        }
    }

    /**
     * It is not, and nothing changes.
     *
     * @param problems at least one
     */
    record Rejected(List<Problem> problems) implements Result {

        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
