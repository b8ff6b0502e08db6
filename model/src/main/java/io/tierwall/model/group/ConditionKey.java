package io.tierwall.model.group;

/** Which property of a member a condition looks at. An Antrea group knows {@link #Name} and {@link #Tag}. */
public enum ConditionKey {
    Tag,
    Name,
    OSName,
    ComputerName,
    NodeType,
    GroupType,
    ALL,
    IPAddress,
    PodCidr,
    ManagementInterface,
    OSVersion
}
