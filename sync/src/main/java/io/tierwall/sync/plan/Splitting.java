package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes of a policy's step one that opens nothing, whenever it is done. What it leaves to do only opens. */
final class Splitting {

    private final Change change;

    Splitting(Change change) {
        this.change = change;
    }

    /** The first half; nothing when the step already is one. */
    Optional<Step> firstHalf(Step step) {
        ObjectNode middle = middle(step.key());
        Optional<Step> half =
                switch (step) {
                    case Step.Create create -> Optional.of(new Step.Create(with(create.desired(), middle)));
                    case Step.Apply apply -> replacing(apply.live(), with(apply.desired(), middle));
                    case Step.Replace replace -> replacing(replace.live(), with(replace.desired(), middle));
                    case Step.Delete delete -> replacing(delete.live(), leaving(delete.live(), middle));
                    case Step.Blocked _ -> Optional.empty();
                };
        return half.filter(first -> !first.equals(step));
    }

    /** Where the policy already is what it would be in between, there is nothing to split. */
    private static Optional<Step> replacing(LiveObject live, DesiredObject middle) {
        List<Difference> differences = Comparison.of(middle, live);
        return differences.isEmpty() ? Optional.empty() : Optional.of(new Step.Replace(middle, live, differences));
    }

    private ObjectNode middle(ObjectKey policy) {
        JsonNode before = change.before(policy);
        JsonNode after = change.after(policy);
        if (before.isMissingNode() || after.isMissingNode()) {
            return Middle.of(before, after, before.isMissingNode() ? after : before, false);
        }
        WrittenRule.Place was = change.place(before);
        WrittenRule.Place becomes = change.place(after);
        boolean stays = was.samePriority(becomes);
        return Middle.of(before, after, was.mayPrecede(becomes) ? before : after, stays);
    }

    private static DesiredObject with(DesiredObject object, ObjectNode spec) {
        return new DesiredObject(object.key(), object.labels(), object.annotations(), spec);
    }

    private static DesiredObject leaving(LiveObject live, ObjectNode spec) {
        return new DesiredObject(
                live.key(),
                said(live.metadata().path("labels")),
                said(live.metadata().path("annotations")),
                spec);
    }

    private static SortedMap<String, String> said(JsonNode words) {
        SortedMap<String, String> said = new TreeMap<>();
        words.properties()
                .forEach(word -> said.put(word.getKey(), word.getValue().asText()));
        return said;
    }
}
