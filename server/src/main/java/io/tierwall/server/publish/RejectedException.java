package io.tierwall.server.publish;

import io.tierwall.model.IntentPath;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
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

    /** One thing is wrong with an object. */
    public static RejectedException of(ProblemCode code, IntentPath path, String field, String sentence) {
        return new RejectedException(List.of(new Problem(code, path.value(), field, sentence)));
    }

    /** All that is wrong, at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
