package io.tierwall.sync.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * What one write changes in a policy's rules. A rule that is only renamed, widened or moved is not a rule that goes: it
 * is removed only where no rule after the write says the same of the same traffic no later, and it is added only where
 * no rule before the write does.
 */
record PolicyEdit(List<WrittenRule> before, List<WrittenRule> after) {

    /** Rules from before that say something which the policy then no longer says. */
    List<WrittenRule> removed() {
        return uncovered(before, after);
    }

    /** Rules from after that say something which the policy did not say. */
    List<WrittenRule> added() {
        return uncovered(after, before);
    }

    private static List<WrittenRule> uncovered(List<WrittenRule> rules, List<WrittenRule> others) {
        List<Common> common = common(rules, others);
        List<WrittenRule> uncovered = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (!isCovered(rules, i, others, common)) {
                uncovered.add(rules.get(i));
            }
        }
        return uncovered;
    }

    /** A rule that is the same in both lists, with its places in them. */
    private record Common(WrittenRule rule, int place, int otherPlace) {}

    private static List<Common> common(List<WrittenRule> rules, List<WrittenRule> others) {
        List<Common> common = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            int other = indexOf(rules.get(i), others);
            if (other >= 0) {
                common.add(new Common(rules.get(i), i, other));
            }
        }
        return common;
    }

    private static int indexOf(WrittenRule rule, List<WrittenRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).saysTheSame(rule)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isCovered(
            List<WrittenRule> rules, int index, List<WrittenRule> others, List<Common> common) {
        WrittenRule rule = rules.get(index);
        for (int j = 0; j < others.size(); j++) {
            WrittenRule other = others.get(j);
            if (other.ingress() == rule.ingress()
                    && other.denies() == rule.denies()
                    && other.place().mayPrecede(rule.place())
                    && other.match().covers(rule.match())
                    && standsBefore(rule, index, j, common)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what it stands before in its own list is behind its counterpart in the other. */
    private static boolean standsBefore(WrittenRule rule, int index, int otherIndex, List<Common> common) {
        return common.stream()
                .filter(opposite -> opposite.rule().denies() != rule.denies()
                        && opposite.rule().ingress() == rule.ingress())
                .allMatch(opposite -> opposite.place() < index || opposite.otherPlace() > otherIndex);
    }
}
