package io.tierwall.server.analysis;

import io.tierwall.sync.inventory.Coverage;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryKind;
import java.time.Instant;
import java.util.List;

/**
 * How far a cluster is known.
 *
 * @param asOf the time since which some kind may have changed unseen; that of the question when all kinds are watched
 * @param gaps the kinds that are not watched now
 */
public record Knowledge(Instant asOf, List<Gap> gaps) {

    /**
     * A kind that is not watched now.
     *
     * @param kind as Kubernetes writes it
     * @param since since when
     * @param held whether what was known before is still there; else nothing at all is known of the kind
     */
    public record Gap(InventoryKind kind, Instant since, String reason, boolean held) {

        /** Without nodes hardly anything is lost: only rules that name nodes by their labels need them. */
        private boolean leavesVerdictOpen() {
            return !held && kind != InventoryKind.NODES;
        }
    }

    public Knowledge {
        gaps = List.copyOf(gaps);
    }

    static Knowledge of(Inventory inventory, Instant now) {
        List<Gap> gaps = Holdings.KINDS.stream()
                .filter(kind -> !inventory.coverage(kind).known())
                .map(kind -> gap(kind, inventory.coverage(kind)))
                .toList();
        return new Knowledge(
                gaps.stream().map(Gap::since).min(Instant::compareTo).orElse(now), gaps);
    }

    private static Gap gap(InventoryKind kind, Coverage coverage) {
        return new Gap(kind, coverage.since(), coverage.reason(), coverage.held());
    }

    /** Whether what decides about packets is known, be it from before. */
    public boolean suffices() {
        return gaps.stream().noneMatch(Gap::leavesVerdictOpen);
    }
}
