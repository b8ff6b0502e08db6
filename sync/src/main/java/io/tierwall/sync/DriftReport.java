package io.tierwall.sync;

import io.tierwall.model.IntentPath;
import io.tierwall.sync.plan.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is not as it should be in a cluster at one time, though nobody published anything.
 *
 * @param present in the order of the objects' keys, each object once
 * @param at when the cluster was compared
 */
public record DriftReport(List<Sighting> present, Instant at) {

    public DriftReport {
        present = List.copyOf(present);
    }

    /** What somebody has done. */
    public enum Kind {
        /** An object of ours was edited. */
        CHANGED,
        /** An object of ours was deleted. */
        DELETED,
        /** An object carries our label and stands for nothing that was published. */
        UNEXPLAINED,
        /** A policy of somebody else's is in one of our tiers. It is left alone. */
        FOREIGN
    }

    /**
     * One object that is not as it should be.
     *
     * @param path of the policy or group that the object stands for; tiers stand for none
     * @param fields what is different; nothing unless it was changed
     * @param writer who did it, where the cluster tells: of a deletion it does not
     * @param version tells one change of the object from the next
     */
    public record Sighting(
            Kind kind,
            ObjectKey object,
            Optional<IntentPath> path,
            List<Field> fields,
            Optional<Writer> writer,
            String version) {

        public Sighting {
            fields = List.copyOf(fields);
        }
    }

    /**
     * One field.
     *
     * @param field such as {@code spec.ingress[0].action}
     * @param wanted its value as JSON, cut when it is long; nothing when it should not be there
     * @param found the same as it is; nothing when it is missing
     */
    public record Field(String field, Optional<String> wanted, Optional<String> found) {}

    /**
     * Who wrote to an object.
     *
     * @param manager the field manager's name, such as {@code kubectl-edit}
     * @param at when, by the cluster's clock, to the second
     */
    public record Writer(String manager, Instant at) {}
}
