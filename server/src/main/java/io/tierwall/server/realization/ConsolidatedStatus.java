package io.tierwall.server.realization;

import io.tierwall.sync.Realization;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

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

    /** What one cluster says; a cluster that has not heard of the policy yet is about to. */
    public static ConsolidatedStatus of(Optional<Realization> realization) {
        return realization
                .map(known -> switch (known) {
                    case Realization.InProgress _ -> IN_PROGRESS;
                    case Realization.Success _ -> SUCCESS;
                    case Realization.Failed _ -> ERROR;
                    case Realization.Unknown _ -> UNKNOWN;
                })
                .orElse(IN_PROGRESS);
    }

    /** The whole of several; nothing at all is not initialized. */
    public static ConsolidatedStatus consolidate(Collection<ConsolidatedStatus> parts) {
        return parts.stream().max(Comparator.naturalOrder()).orElse(UNINITIALIZED);
    }
}
