package io.tierwall.model.policy;

/** Which IP versions a rule is about. Kept for clients; Antrea clusters match both. */
public enum IpVersion {
    IPV4,
    IPV6,
    IPV4_IPV6
}
