package io.tierwall.model.group;

/** How a condition compares. An Antrea group knows {@link #EQUALS} and, for tags, {@link #NOTEQUALS}. */
public enum ConditionOperator {
    EQUALS,
    CONTAINS,
    STARTSWITH,
    ENDSWITH,
    NOTEQUALS,
    NOTIN,
    MATCHES,
    IN
}
