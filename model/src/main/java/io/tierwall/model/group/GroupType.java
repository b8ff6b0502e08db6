package io.tierwall.model.group;

/** What a group may hold, fixed at creation. Only {@link #ANTREA} groups can be used in a rule for Antrea clusters. */
public enum GroupType {
    ANTREA,
    GENERIC,
    IP_ADDRESS,
    BARE_METAL_SERVER
}
