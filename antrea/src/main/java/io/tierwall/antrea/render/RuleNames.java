package io.tierwall.antrea.render;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of rules in a cluster: the rule's number, so that statistics and logs survive edits and moves. A rule for both
 * directions becomes two, whose names have to differ, and so do the old and the new form of a rule while a policy has
 * both.
 */
public final class RuleNames {

    private static final Pattern NAME = Pattern.compile("(\\d{1,9})(-in|-out)?(-form-\\d{1,4})?");

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

    /**
     * The name of another form of a rule that a policy has beside it for a moment.
     *
     * @param name of the rule itself
     * @param form from 2 on
     */
    public static String form(String name, int form) {
        return name + "-form-" + form;
    }

    /** The number of the rule of this name, in whichever form; nothing when the name is not one of ours. */
    public static OptionalInt ruleId(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
