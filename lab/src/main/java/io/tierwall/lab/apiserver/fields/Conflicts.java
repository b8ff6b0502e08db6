package io.tierwall.lab.apiserver.fields;

import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ApiException.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Fields that one manager applies and others own. */
final class Conflicts {

    private record Conflict(Owner owner, FieldPath field) {}

    private Conflicts() {}

    /**
     * Refuses what would change a field of somebody else.
     *
     * @throws ApiException when there is one, naming all of them
     */
    static void check(List<Owner> others, Predicate<FieldPath> touched) {
        List<Conflict> conflicts = others.stream()
                .sorted(Owner.ORDER)
                .flatMap(owner ->
                        owner.fields().paths().stream().filter(touched).map(field -> new Conflict(owner, field)))
                .toList();
        if (!conflicts.isEmpty()) {
            throw ApiException.applyConflict(
                    message(conflicts),
                    conflicts.stream()
                            .map(conflict -> new Cause(
                                    "FieldManagerConflict",
                                    "conflict with " + conflict.owner(),
                                    conflict.field().toString()))
                            .toList());
        }
    }

    private static String message(List<Conflict> conflicts) {
        if (conflicts.size() == 1) {
            Conflict only = conflicts.getFirst();
            return "Apply failed with 1 conflict: conflict with " + only.owner() + ": " + only.field();
        }
        List<String> lines = new ArrayList<>();
        conflicts.stream()
                .map(Conflict::owner)
                .distinct()
                .flatMap(owner -> Stream.concat(
                        Stream.of("conflicts with " + owner + ":"),
                        conflicts.stream()
                                .filter(conflict -> conflict.owner().equals(owner))
                                .map(conflict -> "- " + conflict.field())))
                .forEach(lines::add);
        return "Apply failed with " + conflicts.size() + " conflicts: " + String.join("\n", lines);
    }
}
