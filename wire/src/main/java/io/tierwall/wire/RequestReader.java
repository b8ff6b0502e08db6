package io.tierwall.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.Service;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Expectation;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns the body of a request into edits. Reads to the end and collects what is wrong in the problems it is given; with
 * any problem the edits are not to be made. Not thread-safe.
 */
public final class RequestReader {

    private final Intent current;
    private final Problems problems;

    /** @param current what PUT replaces the rules of */
    public RequestReader(Intent current, Problems problems) {
        this.current = current;
        this.problems = problems;
    }

    /**
     * PUT: the object is replaced whole, a policy's rules included. What exists is replaced only by who says which
     * revision it has read.
     */
    public List<Edit> put(IntentPath path, JsonNode body) {
        OptionalInt revision = revision(path, body);
        if (current.object(path).isPresent() && revision.isEmpty()) {
            problems.add(new Problem(
                    ProblemCode.REVISION_MISSING,
                    path.value(),
                    "_revision",
                    "The object exists already. To replace it, read it and send the _revision that you read; to change it"
                            + " whatever it is now, use PATCH."));
        }
        List<Edit> edits = new ArrayList<>(write(path, body, expectation(revision)));
        if (edits.stream().anyMatch(edit -> edit instanceof Edit.Put(SecurityPolicy _, Expectation _))) {
            edits.addAll(removalsOfUnmentionedRules(path, edits));
        }
        return List.copyOf(edits);
    }

    private List<Edit> removalsOfUnmentionedRules(IntentPath policy, List<Edit> edits) {
        Set<IntentPath> mentioned = edits.stream().map(Edit::path).collect(Collectors.toSet());
        return current.policy(policy).stream()
                .flatMap(tree -> tree.rules().stream())
                .map(Rule::path)
                .filter(rule -> !mentioned.contains(rule))
                .<Edit>map(rule -> new Edit.Delete(rule, Expectation.NONE))
                .toList();
    }

    /**
     * PATCH: the object is written whole, but a policy's rules are merged with those that it has, and a service's
     * entries likewise.
     */
    public List<Edit> patch(IntentPath path, JsonNode body) {
        return write(path, body, expectation(revision(path, body))).stream()
                .map(this::keepingUnmentionedEntries)
                .toList();
    }

    /**
     * PATCH of a manager whose switch says that bodies are partial: fields that are left out, or null, keep their
     * value. Objects that do not exist yet, and {@code children}, are written whole.
     */
    public List<Edit> patchPartially(IntentPath path, JsonNode body) {
        return patch(path, new PartialBody(current).complete(path, body));
    }

    /** PUT or PATCH of one entry of a service: it is written whole. */
    public List<Edit> writeEntry(IntentPath service, String id, JsonNode body) {
        ObjectReader in =
                new ObjectReader(body, service.child("service-entries", id).value(), "", problems);
        return ServiceEntryFormat.read(in, id)
                .<List<Edit>>map(entry -> List.of(new Edit.PutEntry(service, entry)))
                .orElse(List.of());
    }

    private Edit keepingUnmentionedEntries(Edit edit) {
        return edit instanceof Edit.Put(Service service, Expectation expectation)
                ? current.find(service.path(), Service.class)
                        .<Edit>map(present -> new Edit.Put(service.mergedInto(present), expectation))
                        .orElse(edit)
                : edit;
    }

    private OptionalInt revision(IntentPath path, JsonNode body) {
        return body.isObject()
                ? new ObjectReader(body, path.value(), "", problems).integer("_revision")
                : OptionalInt.empty();
    }

    private static Expectation expectation(OptionalInt revision) {
        return revision.isPresent() ? new Expectation.Revision(revision.getAsInt()) : Expectation.NONE;
    }

    /** One object with what stands in it: rules of a policy, and children. */
    List<Edit> write(IntentPath path, JsonNode body, Expectation expectation) {
        ObjectReader in = new ObjectReader(body, path.value(), "", problems);
        Optional<IntentObject> statement = WireObjects.read(in, path);
        List<Edit> edits = new ArrayList<>();
        statement.ifPresent(object -> {
            edits.add(new Edit.Put(object, expectation));
            if (object instanceof SecurityPolicy) {
                SecurityPolicyFormat.readRules(in, path)
                        .forEach(rule -> edits.add(new Edit.Put(rule, Expectation.NONE)));
            }
        });
        edits.addAll(new HierarchyReader(this, problems).children(in, path));
        return List.copyOf(edits);
    }

    /**
     * A tree of objects below {@code /infra}, as one transaction.
     *
     * @param enforceRevisions whether revisions in the tree are compared; otherwise they are ignored
     */
    public List<Edit> hierarchy(JsonNode body, boolean enforceRevisions) {
        ObjectReader in = new ObjectReader(body, IntentPath.INFRA.value(), "", problems);
        in.ignore("id", "display_name", "description", "tags", "connectivity_strategy", "domains");
        List<Edit> edits = new HierarchyReader(this, problems).children(in, IntentPath.INFRA);
        in.end();
        return enforceRevisions
                ? edits
                : edits.stream().map(RequestReader::unconditional).toList();
    }

    private static Edit unconditional(Edit edit) {
        return edit instanceof Edit.Put(IntentObject statement, Expectation _)
                ? new Edit.Put(statement, Expectation.NONE)
                : edit;
    }

    /** An object of a tree, whose body says its own revision. */
    List<Edit> writeInTree(IntentPath path, JsonNode body) {
        return patch(path, body);
    }
}
