package io.tierwall.model.intent;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.Domain;
import io.tierwall.model.Group;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.OrderLabel;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.Service;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.model.service.ServiceEntry;
import io.tierwall.model.validity.Validity;
import java.util.List;
import java.util.Optional;

/**
 * Makes the next revision: applies the edits of a request one after the other, all or nothing. The order of siblings
 * does not matter for what they name; only the outcome is validated. Pure: the same inputs give the same result.
 */
public final class Transaction {

    private final Draft draft;
    private final Stamp stamp;
    private final Locks locks;
    private final Problems problems = new Problems();
    private int nextRuleId;

    private Transaction(Intent before, Stamp stamp) {
        this.draft = new Draft(before);
        this.stamp = stamp;
        this.locks = new Locks(before, stamp);
        this.nextRuleId = before.nextRuleId();
    }

    /** What becomes of {@code before} when these edits are made. */
    public static Result apply(Intent before, List<Edit> edits, Stamp stamp) {
        return new Transaction(before, stamp).apply(edits);
    }

    private Result apply(List<Edit> edits) {
        edits.forEach(this::apply);
        if (problems.isEmpty()) {
            new Arrangement(draft).assignPlaces();
        }
        List<Change> changes = stamped(draft.changes());
        Intent before = draft.before();
        Intent after = changes.isEmpty() ? before : before.with(before.revision() + 1, nextRuleId, changes);
        locks.check(edits, changes, problems);
        Validity.check(before, after, changes, problems);
        return problems.isEmpty() ? new Result.Accepted(after, changes) : new Result.Rejected(problems.list());
    }

    private void apply(Edit edit) {
        Optional<IntentObject> present = draft.object(edit.path());
        if (present.filter(object -> object.system().systemOwned() && !isAllowed(edit, object))
                .isPresent()) {
            problems.add(ProblemCode.SYSTEM_OWNED, edit.path(), "", howToChange(present.get()));
            return;
        }
        switch (edit) {
            case Edit.Put(IntentObject statement, Expectation expectation) -> {
                if (isExpected(edit.path(), present, expectation)) {
                    put(statement, present);
                }
            }
            case Edit.Delete(IntentPath path, Expectation expectation) -> {
                if (isExpected(path, present, expectation)) {
                    delete(path);
                }
            }
            case Edit.PutEntry(IntentPath path, ServiceEntry entry) ->
                service(path).ifPresent(service -> draft.store(service.withEntry(entry)));
            case Edit.DeleteEntry(IntentPath path, String id, Expectation expectation) ->
                service(path).ifPresent(service -> deleteEntry(service, id, expectation));
            case Edit.Move(IntentPath path, Placement placement) ->
                new Arrangement(draft).move(path, placement, problems);
        }
    }

    private static boolean isAllowed(Edit edit, IntentObject systemOwned) {
        return edit instanceof Edit.Put(IntentObject statement, Expectation _)
                && statement.getClass().equals(systemOwned.getClass())
                && DefaultSections.mayBecome(systemOwned, statement.succeeding(systemOwned));
    }

    private static String howToChange(IntentObject systemOwned) {
        return "It comes with Tierwall and cannot be deleted or moved, and "
                + switch (systemOwned) {
                    case Rule _ -> "only its action, logging, tag, notes, description and tags can be changed.";
                    case SecurityPolicy _ -> "only its description, tags, lock and comments can be changed.";
                    case IntentObject _ -> "nothing of it can be changed. Create one of your own under another id.";
                };
    }

    private boolean isExpected(IntentPath path, Optional<IntentObject> present, Expectation expectation) {
        return switch (expectation) {
            case Expectation.None() -> true;
            case Expectation.Present() -> present.isPresent() || missing(path);
            case Expectation.Absent() -> present.isEmpty() || exists(path);
            case Expectation.Revision(int number) -> present.isEmpty() || isCurrent(present.get(), number);
        };
    }

    private boolean missing(IntentPath path) {
        problems.add(
                ProblemCode.NOT_FOUND, path, "", "There is no such object. Check the path, or list what there is.");
        return false;
    }

    private boolean exists(IntentPath path) {
        problems.add(
                ProblemCode.REVISION_MISSING,
                path,
                "_revision",
                "The object exists already. To replace it, read it and send the _revision that you read.");
        return false;
    }

    private boolean isCurrent(IntentObject present, int number) {
        int current = present.system().revision();
        if (current != number) {
            problems.add(
                    ProblemCode.REVISION_STALE,
                    present.path(),
                    "_revision",
                    "Somebody changed it meanwhile: you sent revision " + number + ", it is at " + current
                            + ". Read it again and repeat your change.");
        }
        return current == number;
    }

    private void put(IntentObject statement, Optional<IntentObject> present) {
        if (present.isPresent() && present.get().getClass() != statement.getClass()) {
            throw new IllegalArgumentException(statement.path() + " is not a path of its kind");
        }
        IntentObject next = present.map(statement::succeeding).orElseGet(() -> created(statement));
        draft.store(
                next instanceof SecurityPolicy policy
                        ? locks.noticing(policy, present.map(SecurityPolicy.class::cast))
                        : next);
    }

    private IntentObject created(IntentObject statement) {
        IntentObject created = statement.withSystem(stamp.created());
        return switch (created) {
            case Rule rule -> rule.withRuleId(nextRuleId++);
            case SecurityPolicy policy -> policy.withOrder(OrderLabel.UNASSIGNED);
            case Domain _, Group _, Service _, ContainerClusterSpan _, ClusterControlPlane _ -> created;
        };
    }

    private void delete(IntentPath path) {
        draft.below(path).forEach(draft::remove);
        draft.remove(path);
    }

    private Optional<Service> service(IntentPath path) {
        Optional<Service> service =
                draft.object(path).filter(Service.class::isInstance).map(Service.class::cast);
        if (service.isEmpty()) {
            missing(path);
        }
        return service;
    }

    private void deleteEntry(Service service, String id, Expectation expectation) {
        if (service.entry(id).isEmpty() && expectation.equals(Expectation.PRESENT)) {
            missing(service.path().child("service-entries", id));
        } else {
            draft.store(service.withoutEntry(id));
        }
    }

    /** Counts the revision of what existed before and says something else now. */
    private List<Change> stamped(List<Change> changes) {
        return changes.stream().map(this::stamped).toList();
    }

    private Change stamped(Change change) {
        if (!(change instanceof Change.Stored(IntentObject object))) {
            return change;
        }
        Optional<IntentObject> predecessor = draft.before()
                .object(object.path())
                .filter(before -> before.system().equals(object.system()));
        // A policy that only makes room, in a place that nobody sees, says nothing new.
        boolean saysSomethingNew = predecessor
                .filter(before -> !object.succeeding(before).equals(before))
                .isPresent();
        return saysSomethingNew
                ? new Change.Stored(object.withSystem(
                        object.system().changedBy(stamp.author().name(), stamp.now())))
                : change;
    }
}
