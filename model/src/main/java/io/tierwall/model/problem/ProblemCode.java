package io.tierwall.model.problem;

/**
 * Every way in which a request can be wrong. The numbers are what clients see as {@code error_code}: they never change
 * their meaning. Those below 600000 are NSX's, which clients act on; the others are Tierwall's own.
 */
public enum ProblemCode {
    PATH_UNKNOWN(500012, Kind.INVALID),
    IN_USE(500030, Kind.INVALID),
    REVISION_MISSING(500127, Kind.INVALID),
    NOT_FOUND(600, Kind.MISSING),
    REVISION_STALE(604, Kind.STALE),

    MALFORMED(612001, Kind.INVALID),
    FIELD_UNKNOWN(612002, Kind.INVALID),
    FIELD_REQUIRED(612003, Kind.INVALID),
    FIELD_TYPE(612004, Kind.INVALID),
    VALUE_UNKNOWN(612005, Kind.INVALID),
    VALUE_OUT_OF_RANGE(612006, Kind.INVALID),
    ANY_WITH_OTHERS(612007, Kind.INVALID),
    IDENTIFIER_INVALID(612008, Kind.INVALID),
    IDENTIFIER_MISMATCH(612009, Kind.INVALID),
    DUPLICATE(612010, Kind.INVALID),
    SYSTEM_OWNED(612011, Kind.INVALID),
    IMMUTABLE(612012, Kind.INVALID),
    PARENT_MISSING(612013, Kind.MISSING),
    ANCHOR_INVALID(612014, Kind.INVALID),
    ORDER_EXHAUSTED(612015, Kind.INVALID),
    LOCKED(612016, Kind.FORBIDDEN),

    CATEGORY_UNSUPPORTED(612101, Kind.INVALID),
    SOURCES_AND_DESTINATIONS(612102, Kind.INVALID),
    DIRECTION_CONTRADICTS(612103, Kind.INVALID),
    GROUP_NOT_ANTREA(612104, Kind.INVALID),
    ADDRESS_LITERAL(612105, Kind.INVALID),
    SCOPE_HAS_ADDRESSES(612106, Kind.INVALID),
    SERVICE_UNSUPPORTED(612107, Kind.INVALID),
    SOURCE_PORTS_UNSUPPORTED(612108, Kind.INVALID),
    CONTEXT_PROFILE_UNSUPPORTED(612109, Kind.INVALID),
    NEGATION_UNSUPPORTED(612110, Kind.INVALID),
    SCHEDULER_UNSUPPORTED(612111, Kind.INVALID),
    ACTION_UNSUPPORTED(612112, Kind.INVALID),
    LOG_LABEL_INVALID(612113, Kind.INVALID),
    SPAN_DUPLICATE(612114, Kind.INVALID),
    SETTING_UNSUPPORTED(612115, Kind.INVALID),

    EXPRESSION_SHAPE(612201, Kind.INVALID),
    EXPRESSION_UNSUPPORTED(612202, Kind.INVALID),
    MEMBER_UNSUPPORTED(612203, Kind.INVALID),
    OPERATOR_UNSUPPORTED(612204, Kind.INVALID),
    CONJUNCTION_UNSUPPORTED(612205, Kind.INVALID),
    SERVICE_NEEDS_NAMESPACE(612206, Kind.INVALID),
    TAG_NOT_A_LABEL(612207, Kind.INVALID),
    NAME_IMPOSSIBLE(612208, Kind.INVALID),
    ADDRESS_INVALID(612209, Kind.INVALID),
    LIMIT_EXCEEDED(612210, Kind.INVALID),

    PORT_INVALID(612301, Kind.INVALID),
    SERVICE_CYCLE(612302, Kind.INVALID),

    CLUSTER_UNUSABLE(612401, Kind.INVALID),

    GUARDRAIL_BROKEN(612501, Kind.INVALID);

    /** What a client can do about it. */
    public enum Kind {
        /** The request has to change. */
        INVALID,
        /** Somebody else may send it. */
        FORBIDDEN,
        /** What it names is not there. */
        MISSING,
        /** Somebody else was faster: read again, then repeat. */
        STALE
    }

    private final int errorCode;
    private final Kind kind;

    ProblemCode(int errorCode, Kind kind) {
        this.errorCode = errorCode;
        this.kind = kind;
    }

    /** The number that clients see. */
    public int errorCode() {
        return errorCode;
    }

    public Kind kind() {
        return kind;
    }
}
