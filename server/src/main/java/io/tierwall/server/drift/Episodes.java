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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Makes records of what a cluster tells, time after time. Who does the same to an object again, before it was in peace
 * for {@link #PEACE}, goes on with the record. Pure.
 *
 * @param cluster the cluster's id
 * @param latest the latest records
 * @param ids gives new records their number
 */
record Episodes(String cluster, Map<Episode, DriftRecord> latest, LongSupplier ids) {

    private static final int MOST_FIELDS = 100;

    /** What is one record: the same done to the same object by the same. */
    record Episode(DriftObject object, DriftReport.Kind kind, String fieldManager) {

        static Episode of(DriftRecord record) {
            return new Episode(record.object(), record.kind(), record.fieldManager());
        }

        private static Episode of(Sighting sighting) {
            return new Episode(Episodes.object(sighting), sighting.kind(), manager(sighting));
        }
    }

    /** Longer than Tierwall ever waits before it corrects a rival. */
    static final Duration PEACE = Duration.ofMinutes(2);

    /** So many times in one episode are more than a mistake. */
    static final int RIVALRY = 3;

    /** The records that are new or say something new, in the order of the report. */
    List<DriftRecord> take(DriftReport report) {
        List<DriftRecord> changed = new ArrayList<>();
        Set<Episode> present = new HashSet<>();
        for (Sighting sighting : report.present()) {
            Episode episode = Episode.of(sighting);
            present.add(episode);
            next(sighting, Optional.ofNullable(latest.get(episode)), report.at())
                    .ifPresent(changed::add);
        }
        latest.forEach((episode, record) -> {
            if (record.isOpen() && !present.contains(episode)) {
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
            return Optional.of(record(sighting, ids.getAsLong(), now.toString(), 1, List.of())
                    .seenLast(now.toString()));
        }
        DriftRecord known = same.get();
        boolean again = !known.isOpen() || !known.version().equals(sighting.version());
        DriftRecord next = record(sighting, known.id(), known.seenAt(), known.count() + (again ? 1 : 0), known.fields())
                .seenLast(again ? now.toString() : known.lastSeenAt());
        return next.equals(known) ? Optional.empty() : Optional.of(next);
    }

    /** What was seen in the episode before stays; of each field the latest values. */
    private static List<DriftField> join(List<DriftField> before, Sighting sighting) {
        SequencedMap<String, DriftField> fields = new LinkedHashMap<>();
        before.forEach(field -> fields.put(field.field(), field));
        sighting.fields()
                .forEach(field ->
                        fields.put(field.field(), new DriftField(field.field(), field.wanted(), field.found())));
        return fields.values().stream().limit(MOST_FIELDS).toList();
    }

    private static String manager(Sighting sighting) {
        return sighting.writer().map(DriftReport.Writer::manager).orElse(DriftRecord.UNKNOWN);
    }

    static boolean isInPeace(DriftRecord record, Instant now) {
        return record.healedAt()
                .filter(healed -> Instant.parse(healed).plus(PEACE).isBefore(now))
                .isPresent();
    }

    private DriftRecord record(Sighting sighting, long id, String seenAt, int count, List<DriftField> before) {
        // A foreign policy is nothing that we correct, so nobody can be a rival there.
        boolean rivalry = count >= RIVALRY && sighting.kind() != DriftReport.Kind.FOREIGN;
        return new DriftRecord(
                id,
                cluster,
                sighting.kind(),
                object(sighting),
                sighting.path().map(Object::toString),
                join(before, sighting),
                manager(sighting),
                sighting.writer().map(writer -> writer.at().toString()),
                seenAt,
                seenAt,
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
