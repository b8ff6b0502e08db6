package io.tierwall.sync.inventory;

/** How a part of Antrea is, in NSX's words. */
public enum HealthState {
    HEALTHY,
    /** It works, and says that something is not as it should be. */
    DEGRADED,
    /** It says of itself that it does not work. */
    FAILED,
    /** It has not been heard for three of its intervals, or never. */
    UNKNOWN
}
