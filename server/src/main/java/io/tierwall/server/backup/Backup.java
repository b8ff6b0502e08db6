package io.tierwall.server.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy of the database. Its id is also the name of its file, so that the directory is the only record of what there
 * is.
 *
 * @param revision the latest one in it
 * @param madeAt to the second
 */
public record Backup(long revision, Instant madeAt) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{6}Z)-r(\\d{1,18})");
    private static final String SUFFIX = ".db";

    /** The one with this id; none when it is no id of a copy. */
    static Optional<Backup> withId(String id) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Backup(Long.parseLong(matcher.group(2)), TIME.parse(matcher.group(1), Instant::from)));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** The one in a file of this name; none for any other file. */
    static Optional<Backup> inFile(String name) {
        return name.endsWith(SUFFIX) ? withId(name.substring(0, name.length() - SUFFIX.length())) : Optional.empty();
    }

    public String id() {
        return TIME.format(madeAt) + "-r" + revision;
    }

    /** The name of its file. */
    public String fileName() {
        return id() + SUFFIX;
    }
}
