package io.tierwall.server.drift;

import io.tierwall.server.drift.DriftRecord.Alarm;
import io.tierwall.server.drift.DriftRecord.DriftField;
import io.tierwall.server.drift.DriftRecord.DriftObject;
import io.tierwall.sync.DriftReport;
import io.tierwall.sync.DriftReport.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Makes records of what a cluster tells, time after time. An object that drifts again before it was in peace for
 * {@link #PEACE} goes on with its record. Pure.
 *
 * @param cluster the cluster's id
 * @param latest the latest record of each of its objects
 * @param ids gives new records their number
 */
record Episodes(String cluster, Map<DriftObject, DriftRecord> latest, LongSupplier ids) {

    /** Longer than Tierwall ever waits before it corrects a rival. */
    static final Duration PEACE = Duration.ofMinutes(2);

    /** So many times in one episode are more than a mistake. */
    static final int RIVALRY = 3;

    /** The records that are new or say something new, in the order of the report. */
    List<DriftRecord> take(DriftReport report) {
        List<DriftRecord> changed = new ArrayList<>();
        Set<DriftObject> present = new HashSet<>();
        for (Sighting sighting : report.present()) {
            DriftObject object = object(sighting);
            present.add(object);
            next(sighting, Optional.ofNullable(latest.get(object)), report.at()).ifPresent(changed::add);
        }
        latest.forEach((object, record) -> {
            if (record.isOpen() && !present.contains(object)) {
                changed.add(record.healed(report.at().toString()));
            }
        });
        return changed;
    }

    /** The records whose alarm is over, because there has been peace for long enough. */
    List<DriftRecord> settle(Instant now) {
        return latest.values().stream()
                .filter(record -> record.alarm() == Alarm.OPEN && isInPeace(record, now))
                .map(record -> record.with(Alarm.CLOSED))
                .toList();
    }

    private Optional<DriftRecord> next(Sighting sighting, Optional<DriftRecord> before, Instant now) {
        Optional<DriftRecord> same = before.filter(record -> !isInPeace(record, now));
        if (same.isEmpty()) {
            return Optional.of(record(sighting, ids.getAsLong(), now.toString(), 1, now));
        }
        DriftRecord known = same.get();
        boolean again = !known.isOpen() || !known.version().equals(sighting.version());
        DriftRecord next = record(
                sighting, known.id(), known.seenAt(), known.count() + (again ? 1 : 0), again ? now : lastSeen(known));
        return next.equals(known) ? Optional.empty() : Optional.of(next);
    }

    static boolean isInPeace(DriftRecord record, Instant now) {
        return record.healedAt()
                .filter(healed -> Instant.parse(healed).plus(PEACE).isBefore(now))
                .isPresent();
    }

    private static Instant lastSeen(DriftRecord record) {
        return Instant.parse(record.lastSeenAt());
    }

    private DriftRecord record(Sighting sighting, long id, String seenAt, int count, Instant lastSeen) {
        // A foreign policy is nothing that we correct, so nobody can be a rival there.
        boolean rivalry = count >= RIVALRY && sighting.kind() != DriftReport.Kind.FOREIGN;
        return new DriftRecord(
                id,
                cluster,
                sighting.kind(),
                object(sighting),
                sighting.path().map(Object::toString),
                sighting.fields().stream()
                        .map(field -> new DriftField(field.field(), field.wanted(), field.found()))
                        .toList(),
                sighting.writer().map(DriftReport.Writer::manager).orElse(DriftRecord.UNKNOWN),
                sighting.writer().map(writer -> writer.at().toString()),
                seenAt,
                lastSeen.toString(),
                Optional.empty(),
                count,
                rivalry ? Alarm.OPEN : Alarm.NONE,
                sighting.version());
    }

    private static DriftObject object(Sighting sighting) {
        return new DriftObject(
                sighting.object().kind().title(), sighting.object().name());
    }
}
