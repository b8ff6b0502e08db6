package io.tierwall.model.validity;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.Domain;
import io.tierwall.model.Group;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.Service;
import io.tierwall.model.intent.Change;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks what a transaction changed, and what depends on that. */
public final class Validity {

    private final Intent before;
    private final Intent after;
    private final Problems problems;

    private Validity(Intent before, Intent after, Problems problems) {
        this.before = before;
        this.after = after;
        this.problems = problems;
    }

    /**
     * Adds everything that is wrong with {@code after}, given that {@code before} was valid.
     *
     * @param changes what differs between the two
     */
    public static void check(Intent before, Intent after, List<Change> changes, Problems problems) {
        Validity validity = new Validity(before, after, problems);
        for (Change change : changes) {
            switch (change) {
                case Change.Stored(IntentObject object) -> validity.checkStored(object);
                case Change.Removed(IntentPath path) -> validity.checkUnused(path);
            }
        }
        validity.checkUsersOf(changes);
    }

    private void checkStored(IntentObject object) {
        NamingValidity.check(object, problems);
        if (object.system().systemOwned()) {
            return; // The rest of it cannot be changed, and is not meant for Antrea.
        }
        switch (object) {
            case Group group -> new GroupValidity(group, problems).check(before);
            case Service service -> new ServiceValidity(after, problems).check(service);
            case SecurityPolicy policy -> new PolicyValidity(after, problems).check(policy, before);
            case Rule rule -> checkRule(rule);
            case ContainerClusterSpan span -> new SpanValidity(after, problems).check(span, before);
            case Domain _, ClusterControlPlane _ -> {}
        }
    }

    private void checkRule(Rule rule) {
        IntentPath policy = rule.path().parent();
        if (after.policy(policy).isEmpty()) {
            problems.add(
                    ProblemCode.PARENT_MISSING,
                    rule.path(),
                    "",
                    "There is no policy " + policy + ". Create the policy first, or in the same request.");
            return;
        }
        new RuleValidity(after, problems).check(rule);
    }

    private void checkUnused(IntentPath path) {
        List<IntentPath> users = References.to(path, after);
        if (!users.isEmpty()) {
            problems.add(
                    ProblemCode.IN_USE,
                    path,
                    "",
                    "The object path=[" + path + "] cannot be deleted because it is referenced by other objects path=["
                            + users.stream().map(IntentPath::value).collect(Collectors.joining(","))
                            + "]. Remove it there first.");
        }
    }

    /** A group that gains addresses, or a service that gains ICMP, can spoil a rule that names it. */
    private void checkUsersOf(List<Change> changes) {
        Set<IntentPath> users = new TreeSet<>();
        for (Change change : changes) {
            boolean canSpoil = change instanceof Change.Stored(IntentObject object)
                    && (object instanceof Group || object instanceof Service)
                    && before.object(change.path()).isPresent();
            if (canSpoil) {
                users.addAll(References.to(change.path(), after));
            }
        }
        for (IntentPath user : users) {
            after.find(user, Rule.class).ifPresent(new RuleValidity(after, problems)::check);
            after.find(user, SecurityPolicy.class)
                    .ifPresent(policy -> new PolicyValidity(after, problems).check(policy, before));
        }
    }
}
