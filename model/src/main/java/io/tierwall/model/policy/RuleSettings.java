package io.tierwall.model.policy;

/**
 * Settings of a rule.
 *
 * @param disabled whether clusters are not told of the rule
 * @param logged whether hits are logged at the node
 * @param logLabel what each log record carries; may be empty
 * @param notes comments, which never reach a cluster
 * @param ipVersion kept for clients
 */
public record RuleSettings(boolean disabled, boolean logged, String logLabel, String notes, IpVersion ipVersion) {

    /** What a rule has when nobody says otherwise. */
    public static final RuleSettings DEFAULT = new RuleSettings(false, false, "", "", IpVersion.IPV4_IPV6);
}
