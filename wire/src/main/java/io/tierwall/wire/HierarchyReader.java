package io.tierwall.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Expectation;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the {@code children} of hierarchical bodies. Each child is a wrapper named after what it wraps:
 * {@code ChildGroup} holds its object in {@code Group}, {@code ChildResourceReference} only leads to further children.
 */
final class HierarchyReader {

    private static final String REFERENCE = "ChildResourceReference";
    private static final String PREFIX = "Child";

    /** A type that can stand in a tree: the collection that it is in, and the collection that its parent is in. */
    private record Place(String collection, String parentCollection) {}

    private static final Map<String, Place> PLACES = Map.of(
            "Domain",
            new Place("domains", ""),
            GroupFormat.TYPE,
            new Place("groups", "domains"),
            ServiceFormat.TYPE,
            new Place("services", ""),
            "ServiceEntry",
            new Place("service-entries", "services"),
            SecurityPolicyFormat.TYPE,
            new Place("security-policies", "domains"),
            RuleFormat.TYPE,
            new Place("rules", "security-policies"),
            SpanFormat.TYPE,
            new Place("container-cluster-span", "security-policies"));

    /** The type of what is in a collection. */
    static String typeIn(String collection) {
        return PLACES.entrySet().stream()
                .filter(entry -> entry.getValue().collection().equals(collection))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing in a tree is in " + collection));
    }

    private final RequestReader requests;
    private final Problems problems;

    HierarchyReader(RequestReader requests, Problems problems) {
        this.requests = requests;
        this.problems = problems;
    }

    /** The edits that the children of an object say, in their order. */
    List<Edit> children(ObjectReader in, IntentPath parent) {
        List<Edit> edits = new ArrayList<>();
        in.objects("children").forEach(child -> edits.addAll(child(child, parent)));
        return List.copyOf(edits);
    }

    private List<Edit> child(ObjectReader in, IntentPath parent) {
        Optional<String> wrapper = in.required("resource_type");
        if (wrapper.isEmpty()) {
            return List.of();
        }
        if (wrapper.get().equals(REFERENCE)) {
            return reference(in, parent);
        }
        String type = wrapper.get().startsWith(PREFIX) ? wrapper.get().substring(PREFIX.length()) : "";
        return place(in, "resource_type", type, parent)
                .map(place -> wrapped(in, type, place, parent))
                .orElse(List.of());
    }

    private List<Edit> reference(ObjectReader in, IntentPath parent) {
        Optional<String> id = Identifiers.read(in);
        Optional<Place> place = in.required("target_type").flatMap(type -> place(in, "target_type", type, parent));
        List<Edit> edits =
                id.isPresent() && place.isPresent() ? children(in, path(place.get(), id.get(), parent)) : List.of();
        in.end();
        return edits;
    }

    private Optional<Place> place(ObjectReader in, String field, String type, IntentPath parent) {
        Place place = PLACES.get(type);
        if (place == null) {
            in.report(
                    ProblemCode.VALUE_UNKNOWN,
                    field,
                    "The type is not known here. Use one of "
                            + String.join(
                                    ", ", PLACES.keySet().stream().sorted().toList()) + ".");
            return Optional.empty();
        }
        boolean fits = parent.equals(IntentPath.INFRA)
                ? place.parentCollection().isEmpty()
                : place.parentCollection().equals(parent.collection());
        if (!fits) {
            in.report(
                    ProblemCode.VALUE_UNKNOWN,
                    field,
                    "A " + type + " cannot stand below " + parent + ". Put it below "
                            + (place.parentCollection().isEmpty()
                                    ? "Infra."
                                    : "one of the " + place.parentCollection() + "."));
            return Optional.empty();
        }
        return Optional.of(place);
    }

    private List<Edit> wrapped(ObjectReader in, String type, Place place, IntentPath parent) {
        JsonNode body = in.raw(type);
        boolean delete = in.raw("marked_for_delete").asBoolean(false);
        in.ignore("id", "mark_for_override", "request_parameter");
        in.end();
        ObjectReader payload = new ObjectReader(body, in.object(), in.at(type), problems);
        Optional<String> id = Identifiers.read(payload);
        if (id.isEmpty()) {
            return List.of();
        }
        IntentPath path = path(place, id.get(), parent);
        boolean isEntry = place.collection().equals("service-entries");
        if (delete || payload.raw("marked_for_delete").asBoolean(false)) {
            return List.of(
                    isEntry
                            ? new Edit.DeleteEntry(parent, id.get(), Expectation.NONE)
                            : new Edit.Delete(path, Expectation.NONE));
        }
        if (isEntry) {
            return requests.writeEntry(parent, id.get(), body);
        }
        // The domain itself is fixed: it only leads to what is below.
        return place.collection().equals("domains") ? children(payload, path) : requests.writeInTree(path, body);
    }

    private static IntentPath path(Place place, String id, IntentPath parent) {
        return parent.child(place.collection(), id);
    }
}
