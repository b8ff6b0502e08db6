package io.tierwall.server.drift;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.sync.DriftReport;
import java.util.List;
import java.util.Optional;

/**
 * What somebody did to one object of a cluster, from the first time until it was left in peace; as it is shown and as
 * it is stored.
 *
 * @param id greater than those before
 * @param cluster the cluster's id
 * @param object kind and name
 * @param path of the policy or group that the object stands for; left out of tiers and of what is not Tierwall's
 * @param fields in what it differed, each with its latest values; 100 at most
 * @param fieldManager who did it; {@code unknown} where the cluster does not tell, as of a deletion
 * @param writtenAt when that was, by the cluster's clock
 * @param seenAt when Tierwall saw it first
 * @param healedAt when it was as it should be again; left out while it is not
 * @param count how many times it was done
 * @param alarm whether somebody keeps doing it
 * @param version tells one change of the object from the next
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DriftRecord(
        long id,
        String cluster,
        DriftReport.Kind kind,
        DriftObject object,
        Optional<String> path,
        List<DriftField> fields,
        @JsonProperty("field_manager") String fieldManager,
        @JsonProperty("written_at") Optional<String> writtenAt,
        @JsonProperty("seen_at") String seenAt,
        @JsonProperty("last_seen_at") String lastSeenAt,
        @JsonProperty("healed_at") Optional<String> healedAt,
        int count,
        Alarm alarm,
        String version) {

    /** Whose doing it is when nobody can tell. */
    static final String UNKNOWN = "unknown";

    public DriftRecord {
        fields = List.copyOf(fields);
    }

    /** Whether somebody keeps doing it. */
    public enum Alarm {
        /** It was not done often enough to be called that. */
        NONE,
        /** Somebody does it again and again. */
        OPEN,
        /** Somebody did, and has left it in peace since. */
        CLOSED
    }

    /** Which object of the cluster. */
    public record DriftObject(String kind, String name) {}

    /**
     * One field.
     *
     * @param wanted its value as it should be, cut when it is long; left out when it should not be there
     * @param found the same as it was; left out when it was missing
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record DriftField(String field, Optional<String> wanted, Optional<String> found) {}

    /** Whether this is what makes it an alarm. */
    @JsonIgnore
    public boolean isRivalryNew() {
        return isOpen() && count == Episodes.RIVALRY;
    }

    @JsonIgnore
    boolean isOpen() {
        return healedAt.isEmpty();
    }

    DriftRecord healed(String at) {
        return with(lastSeenAt, Optional.of(at), alarm);
    }

    DriftRecord seenLast(String at) {
        return with(at, healedAt, alarm);
    }

    DriftRecord with(Alarm other) {
        return with(lastSeenAt, healedAt, other);
    }

    private DriftRecord with(String lastSeen, Optional<String> healed, Alarm nowAlarm) {
        return new DriftRecord(
                id,
                cluster,
                kind,
                object,
                path,
                fields,
                fieldManager,
                writtenAt,
                seenAt,
                lastSeen,
                healed,
                count,
                nowAlarm,
                version);
    }
}
