package io.tierwall.antrea.render;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of rules in a cluster: the rule's number, so that statistics and logs survive edits and moves. A rule for both
 * directions becomes two, whose names have to differ.
 */
public final class RuleNames {

    private static final Pattern NAME = Pattern.compile("(\\d{1,9})(-in|-out)?");

    private RuleNames() {}

    static String whole(int ruleId) {
        return Integer.toString(ruleId);
    }

    static String ingressHalf(int ruleId) {
        return ruleId + "-in";
    }

    static String egressHalf(int ruleId) {
        return ruleId + "-out";
    }

    /** The number of the rule of this name; nothing when the name is not one of ours. */
    public static OptionalInt ruleId(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
