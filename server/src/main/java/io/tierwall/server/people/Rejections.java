package io.tierwall.server.people;

import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.server.publish.RejectedException;
import java.util.List;

/** Says what is wrong with a change. */
final class Rejections {

    private Rejections() {}

    static RejectedException missing(String what, String id) {
        return new RejectedException(List.of(new Problem(
                ProblemCode.NOT_FOUND, id, "", "There is no such " + what + ". List them, and check the id.")));
    }

    /** @throws RejectedException with all of them, if there are any */
    static void throwUnlessEmpty(Problems problems) {
        if (!problems.isEmpty()) {
            throw new RejectedException(problems.list());
        }
    }
}
