package io.tierwall.model.intent;

import io.tierwall.model.IntentPath;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.policy.LockChange;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps everybody but the one who locked a policy, and those who may override locks, from changing it or anything below
 * it. A locked policy still makes room when another is put beside it, and saying again what it says already is no
 * change.
 */
final class Locks {

    private final Intent before;
    private final Stamp stamp;

    Locks(Intent before, Stamp stamp) {
        this.before = before;
        this.stamp = stamp;
    }

    /** The policy as it is to be kept: with who turned its lock, if this does. */
    SecurityPolicy noticing(SecurityPolicy policy, Optional<SecurityPolicy> predecessor) {
        boolean was = predecessor.filter(earlier -> earlier.settings().locked()).isPresent();
        return was == policy.settings().locked()
                ? policy
                : policy.withLockChange(new LockChange(stamp.author().name(), stamp.now()));
    }

    /**
     * Reports what must not be changed.
     *
     * @param edits what was asked for
     * @param changes what that would change
     */
    void check(List<Edit> edits, List<Change> changes, Problems problems) {
        Set<IntentPath> meant = edits.stream()
                .flatMap(edit -> Intent.ownerOf(edit.path()).stream())
                .collect(Collectors.toSet());
        changes.stream()
                .flatMap(change -> Intent.ownerOf(change.path()).stream())
                .distinct()
                .filter(meant::contains)
                .flatMap(policy -> before.policy(policy).stream())
                .map(PolicyTree::policy)
                .filter(this::isLockedByAnother)
                .forEach(policy -> problems.add(ProblemCode.LOCKED, policy.path(), "locked", sentence(policy)));
    }

    private boolean isLockedByAnother(SecurityPolicy policy) {
        return policy.settings().locked() && stamp.author().isLockedOutBy(policy.lockChange());
    }

    private static String sentence(SecurityPolicy policy) {
        String comment = policy.settings().comments();
        return "It is locked by " + policy.lockChange().user() + " since "
                + policy.lockChange().time()
                + (comment.isEmpty() ? "" : " (\"" + comment + "\")")
                + ". Ask them to unlock it, or an enterprise admin, who may change it all the same.";
    }
}
