package io.tierwall.server.roles;

import java.util.Arrays;
import java.util.Optional;

/** The roles that there are: those of NSX's that have a meaning for a distributed firewall. They are fixed. */
public enum Role {
    ENTERPRISE_ADMIN("enterprise_admin", "Enterprise Administrator"),
    SECURITY_ENGINEER("security_engineer", "Security Admin"),
    SECURITY_OP("security_op", "Security Operator"),
    NETWORK_ENGINEER("network_engineer", "Network Admin"),
    NETWORK_OP("network_op", "Network Operator"),
    AUDITOR("auditor", "Auditor");

    private final String id;
    private final String displayName;

    Role(String id, String displayName) {
        this.id = id;
        this.displayName = displayName;
    }

    /** The role of this id. */
    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    /** NSX's name, such as {@code security_op}. */
    public String id() {
        return id;
    }

    /** What people call it. */
    public String displayName() {
        return displayName;
    }

    /** What the role may do with what belongs to a feature. */
    public Permission on(Feature feature) {
        return switch (this) {
            case ENTERPRISE_ADMIN -> Permission.CRUD;
            case SECURITY_ENGINEER -> ofSecurityEngineer(feature);
            case SECURITY_OP, NETWORK_ENGINEER, NETWORK_OP ->
                feature == Feature.USER_MANAGEMENT ? Permission.NONE : Permission.READ;
            case AUDITOR -> Permission.READ;
        };
    }

    private static Permission ofSecurityEngineer(Feature feature) {
        return switch (feature) {
            case POLICY_DFW, POLICY_GROUPING, POLICY_SERVICES, POLICY_OPS -> Permission.CRUD;
            case INVENTORY_CONTAINER, SYSTEM_INFORMATION -> Permission.READ;
            case USER_MANAGEMENT -> Permission.NONE;
        };
    }
}
