package io.tierwall.model.problem;

import io.tierwall.model.IntentPath;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a request, so that a client learns of all of it at once. Not thread-safe. */
public final class Problems {

    /** A request with more problems than this is not worth listing further. */
    private static final int LIMIT = 100;

    private final List<Problem> found = new ArrayList<>();

    /** Adds one, unless the limit is reached or it is known already. */
    public void add(ProblemCode code, IntentPath object, String field, String sentence) {
        add(new Problem(code, object.value(), field, sentence));
    }

    /** Adds one, unless the limit is reached or it is known already. */
    public void add(Problem problem) {
        if (found.size() < LIMIT && !found.contains(problem)) {
            found.add(problem);
        }
    }

    /**
     * Adds one, unless another about the same field, one within it or one around it is known: what could not be read is
     * missing, and nobody should be told twice.
     */
    public void addUnlessExplained(Problem problem) {
        boolean explained = found.stream()
                .anyMatch(known -> known.object().equals(problem.object())
                        && (known.field().startsWith(problem.field())
                                || problem.field().startsWith(known.field())));
        if (!explained) {
            add(problem);
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them, in the order in which they were found. */
    public List<Problem> list() {
        return List.copyOf(found);
    }
}
