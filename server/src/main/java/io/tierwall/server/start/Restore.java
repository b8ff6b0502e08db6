package io.tierwall.server.start;

import io.tierwall.store.SecretCipher;
import io.tierwall.store.StoreException;
import io.tierwall.store.sqlite.SqliteBackup;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a backup in the place of the database, while no manager runs. The backup is looked at before anything changes;
 * what was there is kept beside it. Ended at any moment, the database is the old one or the new one.
 */
final class Restore {

    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

    /** What SQLite keeps beside a database that was not closed: commits are in the first. */
    private static final List<String> COMPANIONS = List.of("-wal", "-shm");

    private final DataDirectory data;
    private final Clock clock;

    Restore(DataDirectory data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param revision the latest one in the backup
     * @param before where the database is that was there; none if there was none
     */
    record Restored(long revision, Optional<Path> before) {}

    /** @throws StartException when the backup cannot be used; nothing has changed then */
    Restored from(Path backup) {
        long revision = check(backup);
        Path part = data.database().resolveSibling(data.database().getFileName() + ".part");
        try {
            Files.copy(backup, part, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Optional<Path> before = Files.exists(data.database()) ? Optional.of(setAside()) : Optional.empty();
            Files.move(part, data.database(), StandardCopyOption.ATOMIC_MOVE);
            return new Restored(revision, before);
        } catch (IOException e) {
            throw new StartException("the backup could not be put into " + data + ": " + DataDirectory.reason(e), e);
        }
    }

    private long check(Path backup) {
        if (!Files.isRegularFile(backup)) {
            throw new StartException("there is no file " + backup);
        }
        try {
            long revision = SqliteBackup.check(backup);
            if (!keyOpens(backup)) {
                throw new StartException("the secrets in " + backup + " were written with another key than "
                        + data.secretKey() + ": put the secret.key that was kept with the backup there first");
            }
            return revision;
        } catch (StoreException e) {
            throw new StartException("the backup cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StartException("the key for secrets cannot be used: " + DataDirectory.reason(e), e);
        }
    }

    private boolean keyOpens(Path backup) throws IOException {
        return Files.exists(data.secretKey())
                ? SqliteBackup.isOpenedBy(SecretCipher.withKeyIn(data.secretKey(), new SecureRandom()), backup)
                : !SqliteBackup.holdsSecrets(backup);
    }

    /** A second name for what is there, and with it whatever belongs to it. */
    private Path setAside() throws IOException {
        settle();
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        Path before = data.database().resolveSibling("before-restore-" + time + ".db");
        Files.createLink(before, data.database());
        for (String companion : COMPANIONS) {
            Path beside = data.database().resolveSibling(data.database().getFileName() + companion);
            if (Files.exists(beside)) {
                Files.move(beside, before.resolveSibling(before.getFileName() + companion));
            }
        }
        return before;
    }

    private void settle() {
        try {
            SqliteBackup.settle(data.database());
        } catch (StoreException damaged) {
            LOG.warn("the database that is replaced is damaged: {}", damaged.getMessage());
        }
    }
}
