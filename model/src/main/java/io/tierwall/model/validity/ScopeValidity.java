package io.tierwall.model.validity;

import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.group.GroupType;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists of groups: each exists, is an Antrea group, and in Applied To consists of pods only. */
final class ScopeValidity {

    /** NSX's limit for the groups in one field. */
    private static final int MAX_GROUPS = 128;

    private final Intent after;
    private final Problems problems;

    ScopeValidity(Intent after, Problems problems) {
        this.after = after;
        this.problems = problems;
    }

    /** Groups as sources or destinations. */
    void checkPeers(IntentPath object, String field, List<IntentPath> groups) {
        check(object, field, groups);
    }

    /** Groups in Applied To. */
    void checkAppliedTo(IntentPath object, List<IntentPath> groups) {
        check(object, "scope", groups);
        for (int i = 0; i < groups.size(); i++) {
            IntentPath path = groups.get(i);
            boolean hasAddresses = after.find(path, Group.class)
                    .filter(group -> !group.addresses().isEmpty())
                    .isPresent();
            if (hasAddresses) {
                problems.add(
                        ProblemCode.SCOPE_HAS_ADDRESSES,
                        object,
                        "scope[" + i + "]",
                        "Group " + path
                                + " has IP addresses, from which no pods can be computed, so it cannot be used in"
                                + " Applied To. Use a group that selects pods or namespaces only.");
            }
        }
    }

    private void check(IntentPath object, String field, List<IntentPath> groups) {
        Set<IntentPath> seen = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            String element = field + "[" + i + "]";
            if (!seen.add(groups.get(i))) {
                problems.add(
                        ProblemCode.DUPLICATE,
                        object,
                        element,
                        groups.get(i) + " is named twice. Leave one of them out.");
            }
            checkGroup(object, element, groups.get(i));
        }
        if (groups.size() > MAX_GROUPS) {
            problems.add(
                    ProblemCode.LIMIT_EXCEEDED,
                    object,
                    field,
                    "There are " + groups.size() + " groups; at most " + MAX_GROUPS
                            + " are possible. Put what they have in common into one group.");
        }
    }

    private void checkGroup(IntentPath object, String field, IntentPath path) {
        Optional<Group> group = after.find(path, Group.class);
        if (group.isEmpty()) {
            problems.add(
                    ProblemCode.PATH_UNKNOWN,
                    object,
                    field,
                    "There is no group " + path + ". Create the group first, or in the same request.");
        } else if (group.get().type() != GroupType.ANTREA) {
            problems.add(
                    ProblemCode.GROUP_NOT_ANTREA,
                    object,
                    field,
                    "Group " + path + " is not an Antrea group, and only those can be used in a rule."
                            + " Create one with group_type [\"ANTREA\"].");
        }
    }
}
