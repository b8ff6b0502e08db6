package io.tierwall.antrea.resolve;

import io.tierwall.model.address.IpAddress;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One rule of one direction, over addresses.
 *
 * @param source the policy and rule that say it
 * @param direction where it is evaluated
 * @param verdict what it says of a packet that matches
 * @param appliedTo addresses of the pods that it protects; none when its selection is empty
 * @param peers the far end
 * @param ports any of these destination ports; empty means every protocol and port
 * @param log whether hits are logged, and under which label
 */
public record ResolvedRule(
        RuleSource source,
        Direction direction,
        Verdict verdict,
        Set<IpAddress> appliedTo,
        Peers peers,
        List<PortMatch> ports,
        LogSetting log) {

    /**
     * The policy and rule that a resolved rule comes from.
     *
     * @param policyUid uid of the policy object
     * @param policyName name of the policy object
     * @param ruleName name of the rule, unique within the policy
     */
    public record RuleSource(String policyUid, String policyName, String ruleName) {}

    /**
     * Logging of one rule.
     *
     * @param enabled whether hits are logged
     * @param label the label that each record carries; empty for none
     */
    public record LogSetting(boolean enabled, String label) {

        /** No logging. */
        public static final LogSetting OFF = new LogSetting(false, "");
    }

    public ResolvedRule {
        appliedTo = Collections.unmodifiableSortedSet(new TreeSet<>(appliedTo));
        ports = List.copyOf(ports);
    }
}
