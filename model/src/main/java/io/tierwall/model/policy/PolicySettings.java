package io.tierwall.model.policy;

/**
 * Settings of a policy. Clusters learn of none of them.
 *
 * @param stateful kept for clients; Antrea always is
 * @param tcpStrict kept for clients; Antrea has no such thing
 * @param locked whether others are kept from changing it
 * @param comments why it is locked
 */
public record PolicySettings(boolean stateful, boolean tcpStrict, boolean locked, String comments) {

    /** What a policy has when nobody says otherwise. */
    public static final PolicySettings DEFAULT = new PolicySettings(true, true, false, "");
}
