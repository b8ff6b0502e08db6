package io.tierwall.server.publish;

import io.tierwall.model.problem.Problem;
import java.util.List;

/** A request that is not valid. Nothing is stored. */
public final class RejectedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** @param problems at least one */
    public RejectedException(List<Problem> problems) {
        super(problems.getFirst().toString());
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
