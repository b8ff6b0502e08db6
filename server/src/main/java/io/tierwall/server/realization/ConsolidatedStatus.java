package io.tierwall.server.realization;

import io.tierwall.sync.Realization;
import java.util.Collection;
import java.util.Comparator;

/** How far something is, in NSX's words. Declared by weight: of several, the heaviest is what the whole is. */
public enum ConsolidatedStatus {
    UNINITIALIZED("UNREALIZED"),
    SUCCESS("REALIZED"),
    UNKNOWN("UNAVAILABLE"),
    IN_PROGRESS("UNREALIZED"),
    ERROR("ERROR");

    private final String publishStatus;

    ConsolidatedStatus(String publishStatus) {
        this.publishStatus = publishStatus;
    }

    /** The same as {@code publish_status} and {@code state} of NSX. */
    public String publishStatus() {
        return publishStatus;
    }

    /** What one cluster says. Whatever may still come right by itself is in progress. */
    static ConsolidatedStatus of(Realization realization) {
        return switch (realization) {
            case Realization.Pending _, Realization.InProgress _, Realization.Stuck _ -> IN_PROGRESS;
            case Realization.Success _, Realization.NoWorkload _ -> SUCCESS;
            case Realization.Failed _ -> ERROR;
            case Realization.Unknown _ -> UNKNOWN;
        };
    }

    /** The whole of several; nothing at all is not initialized. */
    public static ConsolidatedStatus consolidate(Collection<ConsolidatedStatus> parts) {
        return parts.stream().max(Comparator.naturalOrder()).orElse(UNINITIALIZED);
    }
}
