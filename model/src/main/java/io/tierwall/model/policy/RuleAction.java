package io.tierwall.model.policy;

/** What happens to a packet that matches. */
public enum RuleAction {
    /** It goes on as if there were no firewall. */
    ALLOW,
    /** It vanishes; the sender tries again until it gives up. */
    DROP,
    /** It vanishes and the sender is told: TCP by a reset, everything else by ICMP administratively prohibited. */
    REJECT
}
