package io.tierwall.server.roles;

import java.util.Arrays;
import java.util.Optional;

/** A part of the API that permissions are about. The ids are NSX's. */
public enum Feature {
    POLICY_DFW("policy_dfw", "Distributed Firewall"),
    POLICY_GROUPING("policy_grouping", "Groups"),
    POLICY_SERVICES("policy_services", "Services"),
    POLICY_OPS("policy_ops", "Operations of Container Clusters"),
    INVENTORY_CONTAINER("inventory_container", "Container Clusters and Inventory"),
    SYSTEM_INFORMATION("system_information", "System"),
    USER_MANAGEMENT("user_management", "Accounts and Roles");

    private final String id;
    private final String displayName;

    Feature(String id, String displayName) {
        this.id = id;
        this.displayName = displayName;
    }

    /** The feature of this id. */
    public static Optional<Feature> of(String id) {
        return Arrays.stream(values()).filter(feature -> feature.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    /** What people call it. */
    public String displayName() {
        return displayName;
    }
}
