package io.tierwall.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** References to other objects, alone or in lists where the one word {@code ANY} stands for no restriction. */
final class Paths {

    private static final String ANY = "ANY";

    private Paths() {}

    /** One path that has to be there. */
    static Optional<IntentPath> read(ObjectReader in, String field) {
        Optional<String> written = in.required(field);
        Optional<IntentPath> path = written.flatMap(IntentPath::parse);
        if (written.isPresent() && path.isEmpty()) {
            in.report(ProblemCode.PATH_UNKNOWN, field, "That is no path. Write it from /infra on.");
        }
        return path;
    }

    /**
     * A list of paths; ANY, nothing and an empty list are the same.
     *
     * @param literal the problem that something else than a path is
     * @param sentence what to do then
     */
    static List<IntentPath> readAnyOr(ObjectReader in, String field, ProblemCode literal, String sentence) {
        List<String> written = in.strings(field);
        boolean any = written.stream().anyMatch(ANY::equalsIgnoreCase);
        if (any && written.size() > 1) {
            in.report(
                    ProblemCode.ANY_WITH_OTHERS,
                    field,
                    "ANY stands alone. Remove it to name what you mean, or remove the others.");
        }
        List<IntentPath> paths = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Optional<IntentPath> path = IntentPath.parse(written.get(i));
            if (path.isEmpty() && !ANY.equalsIgnoreCase(written.get(i))) {
                in.report(literal, field + "[" + i + "]", "\"" + written.get(i) + "\" " + sentence);
            }
            path.ifPresent(paths::add);
        }
        return List.copyOf(paths);
    }

    static void writeAnyOr(List<IntentPath> paths, ArrayNode out) {
        if (paths.isEmpty()) {
            out.add(ANY);
        }
        paths.forEach(path -> out.add(path.value()));
    }
}
