package io.tierwall.server.backup;

import io.tierwall.store.StoreException;
import io.tierwall.store.sqlite.SqliteBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The copies of the database in one directory. Each is read from end to end before it counts as one; the newest
 * {@value #KEPT} stay, and an older one goes when another is made. Thread-safe; one is made at a time.
 */
public final class Backups {

    /** Enough to go back past a mistake that nobody saw for days, and a bound to the disk that they take. */
    static final int KEPT = 7;

    private static final String UNFINISHED = ".part";

    private final Path directory;
    private final Path database;
    private final Clock clock;
    private final ReentrantLock making = new ReentrantLock();

    private Backups(Path directory, Path database, Clock clock) {
        this.directory = directory;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Those in a directory, which is made for its owner only when there is none. What a crash has left half made goes.
     *
     * @throws IOException when the directory cannot be used
     */
    public static Backups open(Path directory, Path database, Clock clock) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path left :
                    files.filter(file -> file.toString().endsWith(UNFINISHED)).toList()) {
                Files.delete(left);
            }
        }
        return new Backups(directory, database, clock);
    }

    /** All of them, the newest first. */
    public List<Backup> list() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.flatMap(file -> Backup.inFile(file.getFileName().toString()).stream())
                    .sorted(Comparator.comparing(Backup::madeAt).reversed())
                    .toList();
        } catch (IOException e) {
            throw new BackupException("The directory " + directory + " cannot be read. Look at its permissions.", e);
        }
    }

    /**
     * Makes one of what is published now, while publishing goes on. Takes seconds for a large database.
     *
     * @throws BackupException when it cannot be written, is not whole, or another one is being made
     */
    public Backup make() {
        if (!making.tryLock()) {
            throw new BackupException("Another backup is being made. Wait for it.");
        }
        try {
            Backup made = write();
            list().stream().skip(KEPT).forEach(this::remove);
            return made;
        } finally {
            making.unlock();
        }
    }

    private Backup write() {
        Path part = directory.resolve("backup" + UNFINISHED);
        try {
            Files.deleteIfExists(part);
            SqliteBackup.write(database, part);
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
            Backup backup = new Backup(SqliteBackup.check(part), clock.instant().truncatedTo(ChronoUnit.SECONDS));
            Files.move(part, file(backup), StandardCopyOption.ATOMIC_MOVE);
            return backup;
        } catch (IOException | StoreException e) {
            throw new BackupException(
                    "The backup could not be made. Look whether " + directory + " has room for it: " + e.getMessage(),
                    e);
        }
    }

    /** The one with this id; none when it is not there. */
    public Optional<Backup> find(String id) {
        return Backup.withId(id).filter(backup -> Files.isRegularFile(file(backup)));
    }

    /** Where one is. */
    public Path file(Backup backup) {
        return directory.resolve(backup.fileName());
    }

    /** Its size in bytes; 0 when it has gone meanwhile. */
    public long bytes(Backup backup) {
        try {
            return Files.size(file(backup));
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Deletes one. */
    public void remove(Backup backup) {
        try {
            Files.deleteIfExists(file(backup));
        } catch (IOException e) {
            throw new BackupException(backup.fileName() + " cannot be deleted from " + directory + ".", e);
        }
    }
}
